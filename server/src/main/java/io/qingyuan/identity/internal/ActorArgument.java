package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.internal.events.DoorWatch;
import io.qingyuan.identity.internal.events.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Guards every route and gives controllers their {@link Actor}. */
@Configuration(proxyBeanMethods = false)
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final CurrentActor current;
    private final RouteGuard guard;
    private final DoorWatch watch;

    ActorArgument(CurrentActor current, RouteGuard guard, SecurityEvents events) {
        this.current = current;
        this.guard = guard;
        this.watch = new DoorWatch(
                events,
                request -> current.find(request).map(Actor::person).orElse(null),
                request -> CurrentActor.bearer(request).isPresent());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // first, so that it also sees what the guard refuses
        registry.addInterceptor(watch);
        registry.addInterceptor(guard);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return RouteGuard.wantsActor(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return RouteGuard.require(current, servlet);
    }
}
