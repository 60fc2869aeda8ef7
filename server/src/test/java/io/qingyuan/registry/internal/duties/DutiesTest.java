package io.qingyuan.registry.internal.duties;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryTest;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DutiesTest extends RegistryTest {

    @Autowired
    private Reviews reviews;

    @Autowired
    private Registers registers;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private static Register.Review review(String every, String due) {
        return new Register.Review(every, due, Role.DATA_OFFICER, Title.of("更新", null));
    }

    @Test
    void aRoundBeginsWithItsPeriodAndEndsOnItsDay() {
        LocalDate day = LocalDate.of(2026, 8, 20);
        assertThat(Reviews.Round.on(review("year", "03-31"), day))
                .isEqualTo(new Reviews.Round("2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)));
        assertThat(Reviews.Round.on(review("quarter", "15"), day))
                .isEqualTo(new Reviews.Round("2026-Q3", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 15)));
        assertThat(Reviews.Round.on(review("half-year", "31"), day))
                .isEqualTo(new Reviews.Round("2026-H2", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31)));
        assertThat(Reviews.Round.on(review("month", "31"), LocalDate.of(2026, 2, 3)))
                .isEqualTo(new Reviews.Round("2026-02", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void unitsHaveAToDoUntilTheirRecordsWereLookedThrough() {
        create("tanks", Map.of("code", "DU-1", "tank_name", "待更新", "owner_unit", "kiln-unit"));
        Register tanks = registers.get("tanks");
        int next = Zone.dayOf(clock.instant()).getYear() + 1;

        transactions.executeWithoutResult(_ -> reviews.refresh(tanks, LocalDate.of(next, 2, 1)));
        assertThat(open("registry.review/tanks/" + next + "/kiln-unit")).isEqualTo(LocalDate.of(next, 12, 31));
        assertThat(officer().get("/api/worklist").expect(200).text()).contains("年度更新：储罐");
        transactions.executeWithoutResult(_ -> reviews.forget("tanks"));
        assertThat(open("registry.review/tanks/" + next + "/kiln-unit")).isNull();
    }

    @Test
    void aDeadlineIsAToDoUntilTheRecordSaysThatItIsDone() {
        String soon = Zone.dayOf(clock.instant()).plusDays(20).toString();
        Map<String, Object> values =
                Map.of("code", "DU-2", "tank_name", "待检罐", "owner_unit", "kiln-unit", "next_check", soon);
        JsonNode tank = create("tanks", values);
        String key = "registry.due/tanks/check/" + tank.path("id").asString();

        assertThat(open(key)).isEqualTo(LocalDate.parse(soon));
        office().put(record(tank), Map.of("values", with(values, "checked", true), "version", 1))
                .expect(200);
        assertThat(open(key)).isNull();
        String later = Zone.dayOf(clock.instant()).plusDays(200).toString();
        JsonNode far = create("tanks", with(with(values, "next_check", later), "code", "DU-3"));
        assertThat(open("registry.due/tanks/check/" + far.path("id").asString()))
                .isNull();
    }

    private @Nullable LocalDate open(String key) {
        return jdbc.sql("select due from worklist.item where key = :key and closed_at is null")
                .param("key", key)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }
}
