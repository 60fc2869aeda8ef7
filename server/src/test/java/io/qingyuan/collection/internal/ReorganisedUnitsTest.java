package io.qingyuan.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Mergers of the plan's own towns, so with a database of its own. */
@ServerTest
@WithPacks
@TestPropertySource(properties = "spring.application.name=reorganised-units")
class ReorganisedUnitsTest {

    private static final String GENERATED = "household-waste-generated-quarter";
    private static final String SCHEDULE = "household-waste-quarterly";

    @Autowired
    private Api api;

    @Autowired
    private Clock clock;

    @Autowired
    private Answering answering;

    @Test
    void aSeriesIsReadUnderTheOldDivisionAndUnderTheNew() {
        report("town-qidu", "2001-Q1", "10.5");
        report("town-taoyuan", "2001-Q1", "4.25");
        report("town-qidu", "2001-Q2", "11");

        merge(List.of("town-qidu", "town-taoyuan"), "town-south", "南部新镇");

        JsonNode then = figures("then", 2001);
        assertThat(extents(then)).containsExactlyInAnyOrder("unit:town-qidu", "unit:town-taoyuan", "unit:town-qidu");
        assertThat(then.get(0).at("/extent/title/zh").asString()).isNotEqualTo("town-qidu");
        JsonNode now = figures("now", 2001);
        assertThat(extents(now)).containsExactlyInAnyOrder("unit:town-south", "unit:town-south");
        JsonNode first = figure(now, "2001-Q1");
        assertThat(first.at("/division/how").asString()).isEqualTo("sum");
        assertThat(first.at("/division/value").asString()).isEqualTo("14.75");
        assertThat(first.at("/division/parts")).hasSize(2);
        // a part that is missing is named and is not zero
        JsonNode second = figure(now, "2001-Q2");
        assertThat(second.at("/division").has("value")).isFalse();
        assertThat(second.at("/division/parts")).hasSize(2);

        // one that is no longer there cannot be reported for, and is told who comes after it
        JsonNode refused = api.as(Role.DATA_OFFICER, "urban-management-bureau")
                .post("/api/statistics/values", Map.of("values", List.of(value("town-qidu", thisQuarter(), "1"))))
                .expectProblem(422, "statistics.invalid")
                .json();
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("statistics.unit-ended");
        assertThat(refused.at("/errors/0/detail").asString()).contains("南部新镇", "unit:town-south");
        // what was before may still be corrected
        assertThat(figure(figures("then", 2001), "2001-Q2").get("values")).hasSize(1);
    }

    @Test
    void openFormsAreAnsweredByWhatComesAfter() {
        Login officer = api.person(Role.DATA_OFFICER, "town-zhenze");
        String round = api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2017-Q1"))
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        String form = form(round, "town-zhenze");

        merge(List.of("town-zhenze", "town-pingwang"), "town-west", "西部新镇");

        Client successor = api.signIn(officer);
        JsonNode told =
                successor.get("/api/collection/forms/" + form).expect(200).json();
        assertThat(told.at("/form/unit").asString()).isEqualTo("town-zhenze");
        assertThat(told.toString()).contains("succeed").contains("西部新镇");
        assertThat(successor.get("/api/worklist").json().get("items").findValuesAsString("link"))
                .contains("/collection/forms/" + form);
        successor
                .put(
                        "/api/collection/forms/" + form + "/cells",
                        Map.of(
                                "cells",
                                List.of(Map.of("element", GENERATED, "extent", "unit:town-zhenze", "said", "7"))))
                .expect(200);
        // where the plan names a unit that ended, the one that does its work answers
        Answering.Directory directory = answering.directory(AsOf.at(clock.instant()));
        assertThat(directory.answers("town-west", List.of("town-zhenze"))).isTrue();
        assertThat(directory.answers("town-west", List.of("town-qidu"))).isFalse();
        assertThat(directory.view("town-zhenze").zh()).isEqualTo("震泽镇");
        // a later round asks the new unit, for the old ones' periods as they were
        String late = api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2017-Q2"))
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        JsonNode asked = successor
                .get("/api/collection/forms/" + form(late, "town-west"))
                .expect(200)
                .json();
        assertThat(asked.get("lines").findValuesAsString("extent"))
                .contains("unit:town-zhenze", "unit:town-pingwang")
                .doesNotContain("unit:town-west");
    }

    private void merge(List<String> from, String to, String title) {
        api.office()
                .post(
                        "/api/identity/reorganisations",
                        Map.of(
                                "subject",
                                "UNIT",
                                "kind",
                                "MERGE",
                                "from",
                                from,
                                "to",
                                List.of(Map.of("id", to, "titleZh", title)),
                                "reason",
                                "区划调整"))
                .expect(201);
    }

    private String form(String round, String unit) {
        for (JsonNode form : api.office()
                .get("/api/collection/rounds/" + round)
                .expect(200)
                .json()
                .get("forms")) {
            if (form.get("unit").asString().equals(unit)) {
                return form.get("form").asString();
            }
        }
        throw new AssertionError("no form of " + unit);
    }

    private void report(String unit, String period, String value) {
        api.as(Role.DATA_OFFICER, unit)
                .post("/api/statistics/values", Map.of("values", List.of(value(unit, period, value))))
                .expect(200);
    }

    private static Map<String, Object> value(String unit, String period, String value) {
        return new HashMap<>(Map.of("element", GENERATED, "extent", "unit:" + unit, "period", period, "value", value));
    }

    private JsonNode figures(String division, int year) {
        return api.office()
                .get("/api/statistics/figures?element=%s&from=%d&to=%d&division=%s"
                        .formatted(GENERATED, year, year, division))
                .expect(200)
                .json()
                .get("figures");
    }

    private static List<String> extents(JsonNode figures) {
        return figures.valueStream()
                .map(figure -> figure.at("/extent/id").asString())
                .toList();
    }

    private static JsonNode figure(JsonNode figures, String period) {
        return figures.valueStream()
                .filter(figure -> figure.get("period").asString().equals(period))
                .findFirst()
                .orElseThrow();
    }

    private String thisQuarter() {
        LocalDate day = Zone.dayOf(clock.instant());
        return day.getYear() + "-Q" + ((day.getMonthValue() - 1) / 3 + 1);
    }
}
