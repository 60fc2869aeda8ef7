package io.qingyuan.time.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.TimeProblem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers their {@link AsOf}. */
@Configuration(proxyBeanMethods = false)
class AsOfArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Clamp clamp;

    AsOfArgument(Clamp clamp) {
        this.clamp = clamp;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String asked = request.getParameter("asOf");
        if (asked == null || asked.isBlank()) {
            return clamp.now();
        }
        try {
            // a plus sign that nobody encoded arrives as a blank
            return clamp.at(OffsetDateTime.parse(asked.trim().replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw new ProblemException(TimeProblem.AS_OF, asked);
        }
    }
}
