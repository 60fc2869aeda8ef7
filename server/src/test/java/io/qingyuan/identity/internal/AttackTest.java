package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What somebody tries who should not: each is refused, and nothing of it stays. */
@ServerTest
class AttackTest {

    private static final List<String> SQL = List.of(
            "' or '1'='1",
            "'; drop table identity.person; --",
            "\\'; select pg_sleep(9); --",
            "1) union select null, version() --",
            "%' or 1=1 /*",
            "${jndi:ldap://127.0.0.1:1/x}",
            "{{7*7}}");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void anotherUnitsPersonIsReachedByNoWayARequestCanAsk() throws IOException {
        Client head = api.as(Role.UNIT_HEAD, "attack-own");
        Login inside = api.person(Role.DATA_OFFICER, "attack-own");
        Login outside = api.person(Role.DATA_OFFICER, "attack-other");
        String people = "/api/identity/people";

        head.get(people + "/" + outside.person()).expectProblem(403, "request.forbidden");
        assertThat(ids(head.get(people)))
                .contains(inside.person().toString())
                .doesNotContain(outside.person().toString());
        for (String query : List.of(
                "unit=attack-other",
                "words=" + outside.login(),
                "unit=attack-other&role=DATA_OFFICER&state=ALL",
                // a cursor just before the other's row
                "after=" + outside.login().substring(0, outside.login().length() - 1),
                "unit=attack-own&unit=attack-other",
                "words=" + URLEncoder.encode("' or '1'='1", StandardCharsets.UTF_8))) {
            assertThat(head.get(people + "?" + query).expect(200).text())
                    .as(query)
                    .doesNotContain(outside.person().toString(), outside.login());
        }
        for (String query : List.of("", "?unit=attack-other", "?words=" + outside.login())) {
            // what was asked for stands on the second sheet; the rows are on the first
            assertThat(part(
                            head.get(people + "/export.xlsx" + query)
                                    .expect(200)
                                    .bytes(),
                            "xl/worksheets/sheet1.xml"))
                    .as("export " + query)
                    .doesNotContain(outside.login());
        }
        head.get("/api/audit?thing=" + outside.person()).expectProblem(403, "request.forbidden");
        head.get("/api/security/events?person=" + outside.login()).expectProblem(403, "request.forbidden");
    }

    @Test
    void fieldsThatARequestDoesNotHaveAreNotTakenFromIt() {
        Login someone = api.person(Role.LEADER, "attack-own");
        Login victim = api.person(Role.LEADER, "attack-own");
        Client client = api.signIn(someone);
        String login = "mass-" + Long.toString(System.nanoTime(), 36);

        var made = api.securityAdmin()
                .post(
                        "/api/identity/people",
                        Map.of(
                                "login",
                                login,
                                "name",
                                "示例",
                                "sample",
                                true,
                                "id",
                                victim.person().toString(),
                                "password",
                                "Chosen-By-The-Caller-1",
                                "roles",
                                List.of("SECURITY_ADMIN"),
                                "posts",
                                List.of("test-security-admin-government-office")));
        if (made.status() == 201) {
            String id = made.json().get("id").asString();
            assertThat(id).isNotEqualTo(victim.person().toString());
            JsonNode person = api.securityAdmin()
                    .get("/api/identity/people/" + id)
                    .expect(200)
                    .json();
            assertThat(person.at("/person/sample").asBoolean()).isFalse();
            assertThat(person.get("holdings")).isEmpty();
            api.visitor()
                    .from("203.0.113.90")
                    .signIn(login, "Chosen-By-The-Caller-1")
                    .expect(401);
        } else {
            made.expect(400);
        }
        String token = client.post(
                        "/api/account/tokens",
                        Map.of(
                                "note",
                                "x",
                                "person",
                                victim.person().toString(),
                                "personId",
                                victim.person().toString()))
                .expect(201)
                .json()
                .get("token")
                .asString();
        assertThat(api.visitor()
                        .bearing(token)
                        .get("/api/account")
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo(someone.person().toString());
        client.put(
                        "/api/notices/settings",
                        Map.of("mail", "OFF", "person", victim.person().toString(), "rights", List.of("*")))
                .expect(200);
        assertThat(client.get("/api/session").json().get("rights").toString()).doesNotContain("identity.person:MANAGE");
    }

    /** Every parameter of every reading route, with what opens databases that are built by gluing text. */
    @Test
    void textThatWouldBeSqlIsTextOnEveryReadingRoute() {
        List<Client> readers =
                List.of(Role.STATE_AUDITOR, Role.OFFICE, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN, Role.DATA_OFFICER)
                        .stream()
                        .map(role -> api.as(role, "attack-own"))
                        .toList();
        long people = count();
        long started = System.nanoTime();
        TreeSet<String> broken = new TreeSet<>();
        int asked = 0;
        for (String address : addresses()) {
            // the first who is let in
            int status = 403;
            for (int i = 0; status == 403 && i < readers.size(); i++) {
                status = readers.get(i).get(address).status();
            }
            if (status != 403) {
                asked++;
            }
            if (status >= 500) {
                broken.add(status + " " + address);
            }
        }

        assertThat(broken).isEmpty();
        assertThat(asked).as("requests sent").isGreaterThan(100);
        assertThat(count()).isEqualTo(people);
        assertThat((System.nanoTime() - started) / 1e9 / asked)
                .as("seconds a request: none slept")
                .isLessThan(1);
    }

    @Test
    void aConditionThatIsAlwaysTrueFindsNothing() {
        for (String text : SQL) {
            String asked = URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(api.office()
                            .get("/api/identity/people?words=" + asked)
                            .expect(200)
                            .json()
                            .get("items"))
                    .as(text)
                    .isEmpty();
            assertThat(api.auditAdmin()
                            .get("/api/audit?thing=" + asked)
                            .expect(200)
                            .json()
                            .get("items"))
                    .as(text)
                    .isEmpty();
        }
        assertThat(api.visitor()
                        .from("203.0.113.91")
                        .signIn("x' or '1'='1", "x' or '1'='1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void namesThatWouldBeFormulasAreTextInWorkbooks() throws IOException {
        String mark = Long.toString(System.nanoTime(), 36);
        List<String> names = List.of(
                "=HYPERLINK(\"http://203.0.113.1/" + mark + "\")",
                "+1+cmd|' /C calc'!A1" + mark,
                "-2+3+" + mark,
                "@SUM(1+1)*" + mark,
                "\t=1+1" + mark);
        for (String name : names) {
            api.securityAdmin()
                    .post(
                            "/api/identity/people",
                            Map.of("login", "formula-" + names.indexOf(name) + "-" + mark, "name", name))
                    .expect(201);
        }

        byte[] book = api.securityAdmin()
                .get("/api/identity/people/export.xlsx?words=" + mark)
                .expect(200)
                .bytes();

        String rows = part(book, "xl/worksheets/sheet1.xml");
        assertThat(rows).contains("HYPERLINK(").doesNotContain("<f>", "<f ");
        assertThat(part(book, "xl/worksheets/sheet2.xml")).doesNotContain("<f>", "<f ");
    }

    @Test
    void namesOfFilesLeadOutOfNoFolder() {
        Client officer = api.as(Role.DATA_OFFICER, "attack-own");
        byte[] text = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);

        for (String name : List.of(
                "../../etc/passwd.csv",
                "..\\..\\windows\\win.csv",
                "/etc/passwd.csv",
                "C:\\autoexec.csv",
                "a\u0000.csv",
                "a\n.csv")) {
            officer.upload("/api/files", name, text, Map.of()).expectProblem(422, "files.name");
        }
        for (String id :
                List.of("..%2f..%2fetc%2fpasswd", "..", "%2e%2e", "0190a5e4-0000-7000-8000-000000000000/../x")) {
            assertThat(officer.get("/api/files/" + id).status()).as(id).isBetween(400, 499);
        }
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        var names = new DefaultParameterNameDiscoverer();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    || !method.hasMethodAnnotation(Permit.class)) {
                return;
            }
            for (String path : info.getPatternValues()) {
                List<String> parameters = parameters(method, names);
                for (String text : SQL.subList(0, 3)) {
                    String put = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                    String filled = path.replaceAll(
                            "\\{\\*?[^}]+}", put.replace("%5C", "x").replace("%2F", "x"));
                    StringBuilder address = new StringBuilder(filled);
                    for (int i = 0; i < parameters.size(); i++) {
                        address.append(i == 0 ? '?' : '&')
                                .append(parameters.get(i))
                                .append('=')
                                .append(put);
                    }
                    if (!parameters.isEmpty() || !filled.equals(path)) {
                        addresses.add(address.toString());
                    }
                }
            }
        });
        return addresses;
    }

    /** The parameters that take any text; the others refuse it by their type. */
    private static List<String> parameters(HandlerMethod method, DefaultParameterNameDiscoverer names) {
        List<String> found = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            String name = parameter.getParameterName();
            if (asked != null && parameter.getParameterType() == String.class && name != null) {
                found.add(asked.name().isEmpty() ? name : asked.name());
            }
        }
        return found;
    }

    private static List<String> ids(Client.Reply reply) {
        return reply.expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String part(byte[] book, String name) throws IOException {
        Path file = Files.createTempFile("attack", ".xlsx");
        try {
            Files.write(file, book);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    private long count() {
        return jdbc.sql("select count(*) from identity.person")
                .query(Long.class)
                .single();
    }
}
