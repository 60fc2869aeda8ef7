package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.identity.Rule;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route says what it does, and some rule allows that to somebody. */
@ServerTest
class RouteCoverageTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyRouteIsPublicForAReasonOrSaysWhatItDoes() {
        var uncovered = new TreeSet<String>();
        ours().forEach((route, method) -> {
            PublicRoute open = method.getMethodAnnotation(PublicRoute.class);
            boolean permit = method.hasMethodAnnotation(Permit.class);
            if ((open == null) != permit || (open != null && open.because().isBlank())) {
                uncovered.add(route + " " + method.getShortLogMessage());
            }
        });

        assertThat(ours()).isNotEmpty();
        assertThat(uncovered).isEmpty();
    }

    @Test
    void everyPermitIsKnownToThePolicy() throws IOException {
        List<Rule> rules = PolicyTables.load();
        var unknown = new TreeSet<String>();
        ours().forEach((route, method) -> {
            Permit permit = method.getMethodAnnotation(Permit.class);
            if (permit != null
                    && rules.stream()
                            .noneMatch(rule ->
                                    rule.verb() == permit.verb() && rule.kind().equals(permit.kind()))) {
                unknown.add(route + " " + permit.kind() + ":" + permit.verb());
            }
        });

        assertThat(unknown).isEmpty();
    }

    private Map<RequestMappingInfo, HandlerMethod> ours() {
        var all = new java.util.HashMap<>(mapping.getHandlerMethods());
        all.values().removeIf(method -> !method.getBeanType().getName().startsWith("io.qingyuan."));
        return all;
    }
}
