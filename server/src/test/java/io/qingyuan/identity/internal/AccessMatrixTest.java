package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Rule;
import io.qingyuan.support.Actors;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route for every role: what no rule allows is refused at the door, and the table of it all is written down. */
@ServerTest
class AccessMatrixTest {

    private static final String UNIT = "matrix-unit";
    private static final Path TABLE = Path.of("../docs/access.md");

    @Autowired
    private Api api;

    @Autowired
    private Policy policy;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private record Route(
            HttpMethod method,
            String path,
            boolean takesFile,
            @Nullable Permit permit) {
        /** The path with something in the place of every variable. */
        String somewhere() {
            return path.replaceAll("\\{\\*?[^}]+}", "0190a5e4-0000-7000-8000-000000000000");
        }

        Client.Reply send(Client client) {
            return takesFile
                    ? client.upload(somewhere(), "a.csv", new byte[] {'a'}, Map.of())
                    : client.send(method, somewhere());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void whatNoRuleAllowsIsRefusedAtTheDoor() {
        var wrong = new TreeSet<String>();
        int refused = 0;
        for (Role role : Role.values()) {
            Client client = api.as(role, UNIT);
            Actor actor = Actors.anActor().as(role, UNIT).build();
            for (Route route : routes()) {
                Permit permit = route.permit();
                if (permit != null && !policy.somewhere(actor, permit.verb(), permit.kind())) {
                    int status = route.send(client).status();
                    refused++;
                    if (status != 403) {
                        wrong.add(role + " " + route + ": " + status);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(refused).isGreaterThan(routes().size());
    }

    @Test
    void withoutSigningInOnlyPublicRoutesAnswer() {
        var wrong = new TreeSet<String>();
        Client visitor = api.visitor();
        visitor.get("/api/session");
        for (Route route : routes()) {
            if (route.permit() != null) {
                int status = route.send(visitor).status();
                if (status != 401) {
                    wrong.add(route + ": " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** {@code docs/access.md} is written by this test with {@code -Ddocs.write=true}. */
    @Test
    void theTableOfRoutesAndRolesIsWrittenDown() throws IOException {
        String table = table(PolicyTables.load());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).hasContent(table);
    }

    private String table(List<Rule> rules) {
        StringBuilder table = new StringBuilder("""
                # Who may do what

                Every route of the API for every role, from the policy tables. Written by `AccessMatrixTest`, which also sends every request that
                a role may not make and finds it refused. `any`: for every thing; `own-unit`, `own-area`: for things of the unit of the post that
                gives the role, or in its areas; `assigned`: for things that a grant in force opens; `self`: for one's own; –: refused.

                """);
        table.append("| route | act ")
                .append(Arrays.stream(Role.values())
                        .map(role -> "| " + role + " ")
                        .collect(Collectors.joining()))
                .append("|\n| --- | --- ")
                .append("| --- ".repeat(Role.values().length))
                .append("|\n");
        for (Route route : routes()) {
            Permit permit = route.permit();
            table.append("| `").append(route).append("` | ");
            if (permit == null) {
                table.append("public ").append("| public ".repeat(Role.values().length));
            } else {
                table.append(permit.kind()).append(':').append(permit.verb()).append(' ');
                for (Role role : Role.values()) {
                    table.append("| ").append(relations(rules, permit, role)).append(' ');
                }
            }
            table.append("|\n");
        }
        return table.toString();
    }

    private static String relations(List<Rule> rules, Permit permit, Role role) {
        TreeSet<Relation> relations = rules.stream()
                .filter(rule -> rule.concerns(permit.verb(), permit.kind()))
                .filter(rule -> rule.role() == null || rule.role() == role)
                .map(Rule::relation)
                .collect(Collectors.toCollection(TreeSet::new));
        if (relations.isEmpty()) {
            return "–";
        }
        return relations.contains(Relation.ANY)
                ? Relation.ANY.word()
                : relations.stream().map(Relation::word).collect(Collectors.joining(", "));
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith("io.qingyuan.")
                    && (method.hasMethodAnnotation(Permit.class) || method.hasMethodAnnotation(PublicRoute.class))) {
                routes.addAll(routes(info, method));
            }
        });
        routes.sort(Comparator.comparing(Route::path)
                .thenComparing(route -> route.method().name()));
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info, HandlerMethod method) {
        List<Route> routes = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                boolean takesFile =
                        info.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
                routes.add(new Route(verb.asHttpMethod(), path, takesFile, method.getMethodAnnotation(Permit.class)));
            }
        }
        return routes;
    }
}
