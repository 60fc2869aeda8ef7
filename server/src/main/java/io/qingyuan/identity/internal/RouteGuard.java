package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.factor.SecondFactors;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request reach a controller only where the route says what it does and a rule allows that to the actor. A token
 * does not change the account it belongs to: one that got out must not make others or set a password.
 */
@Component
class RouteGuard implements HandlerInterceptor {

    private final CurrentActor current;
    private final Policy policy;
    private final SecondFactors factors;
    private final List<ForeignRoutes> foreign;

    RouteGuard(CurrentActor current, Policy policy, SecondFactors factors, List<ForeignRoutes> foreign) {
        this.current = current;
        this.policy = policy;
        this.factors = factors;
        this.foreign = foreign;
    }

    /** Admits controllers that are not ours; the application has none beside the error page. */
    interface ForeignRoutes {
        boolean admits(Class<?> controller);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || ErrorController.class.isAssignableFrom(method.getBeanType())
                || foreign.stream().anyMatch(routes -> routes.admits(method.getBeanType()))
                || method.hasMethodAnnotation(PublicRoute.class)) {
            return true;
        }
        Permit permit = method.getMethodAnnotation(Permit.class);
        if (permit == null) {
            throw new ProblemException(RequestProblem.FORBIDDEN, request.getRequestURI());
        }
        Actor actor = require(current, request);
        if (permit.kind().equals(AccountController.KIND)) {
            if (permit.verb() != Verb.READ && CurrentActor.bearer(request).isPresent()) {
                throw new ProblemException(IdentityProblem.TOKEN_ACCOUNT);
            }
        } else if (lacksFactor(actor)) {
            throw new ProblemException(IdentityProblem.FACTOR_MISSING);
        }
        if (!CurrentActor.limits(request).allow(permit.verb(), permit.kind())) {
            throw new ProblemException(IdentityProblem.TOKEN_LIMITS, permit.kind() + ":" + permit.verb());
        }
        if (!policy.somewhere(actor, permit.verb(), permit.kind())) {
            throw new ProblemException(RequestProblem.FORBIDDEN, permit.kind() + ":" + permit.verb());
        }
        return true;
    }

    /** Whether a role of the actor demands a second factor that the actor does not have yet. */
    boolean lacksFactor(Actor actor) {
        return factors.demanded(actor.roles()) && factors.since(actor.person()).isEmpty();
    }

    static Actor require(CurrentActor current, HttpServletRequest request) {
        return current.find(request)
                .orElseThrow(() -> new ProblemException(
                        CurrentActor.bearer(request).isPresent()
                                ? IdentityProblem.TOKEN
                                : RequestProblem.NOT_SIGNED_IN));
    }

    static boolean wantsActor(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }
}
