package io.qingyuan.identity.internal.events;

import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Notes what was refused, wherever inside it was refused. */
public final class DoorWatch implements HandlerInterceptor {

    private final SecurityEvents events;
    private final Function<HttpServletRequest, @Nullable PersonId> person;
    private final Function<HttpServletRequest, Boolean> bearsToken;

    /**
     * Watches requests.
     *
     * @param person whose request it is, if anybody's
     * @param bearsToken whether it comes with an API token
     */
    public DoorWatch(
            SecurityEvents events,
            Function<HttpServletRequest, @Nullable PersonId> person,
            Function<HttpServletRequest, Boolean> bearsToken) {
        this.events = events;
        this.person = person;
        this.bearsToken = bearsToken;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        int status = response.getStatus();
        if (status == HttpStatus.FORBIDDEN.value()) {
            events.noteOnce(SecurityEventKind.DENIED, person.apply(request), where(request, handler));
        } else if (status == HttpStatus.UNAUTHORIZED.value() && bearsToken.apply(request)) {
            events.noteOnce(SecurityEventKind.TOKEN_REFUSED, null, where(request, handler));
        }
    }

    /** The route, not the address: that may hold anything. */
    private static Map<String, Object> where(HttpServletRequest request, Object handler) {
        Map<String, Object> where = new TreeMap<>();
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        where.put("route", request.getMethod() + " " + (route == null ? "?" : route));
        if (handler instanceof HandlerMethod method) {
            Permit permit = method.getMethodAnnotation(Permit.class);
            if (permit != null) {
                where.put("act", permit.kind() + ":" + permit.verb());
            }
        }
        return where;
    }
}
