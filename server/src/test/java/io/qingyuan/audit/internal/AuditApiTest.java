package io.qingyuan.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.support.Actors;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class AuditApiTest {

    @Autowired
    private Api api;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anEntrySharesTheFateOfItsChange() {
        transaction.executeWithoutResult(status -> {
            audit.record(Actor.system(), "test", "audit.test", "rolled-back", Map.of());
            status.setRollbackOnly();
        });
        record("kept");

        assertThat(things(api.auditAdmin(), "kind=audit.test")).contains("kept").doesNotContain("rolled-back");
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.record(Actor.system(), "test", "audit.test", "outside", Map.of()));
    }

    @Test
    void theTrailCannotBeRewritten() {
        record("fixed");

        for (String attempt : List.of(
                "update audit.entry set person = 'x' where thing_id = 'fixed'",
                "delete from audit.entry where thing_id = 'fixed'",
                "truncate audit.entry")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(attempt).update())
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void filtersAndPagesNarrowWhatIsShown() {
        for (int i = 0; i < 105; i++) {
            record("page-" + i);
        }
        Client auditor = api.auditAdmin();

        JsonNode first = auditor.get("/api/audit?kind=audit.test&action=test")
                .expect(200)
                .json();
        JsonNode second = auditor.get("/api/audit?kind=audit.test&action=test&before="
                        + first.get("next").asString())
                .expect(200)
                .json();

        assertThat(first.get("items")).hasSize(100);
        assertThat(first.at("/items/0/thing").asString()).isEqualTo("page-104");
        assertThat(second.at("/items/0/thing").asString()).isEqualTo("page-4");
        assertThat(things(auditor, "kind=audit.test&thing=page-7")).containsExactly("page-7");
        assertThat(things(auditor, "kind=audit.test&person=%E5%AE%A1%E8%AE%A1%E4%B8%8D%E5%AD%98%E5%9C%A8"))
                .isEmpty();
        assertThat(things(auditor, "kind=audit.test&to=2020-01-01")).isEmpty();
    }

    @Test
    void onlyThoseWhoAuditReadTheTrail() {
        api.auditAdmin().get("/api/audit").expect(200);
        api.stateAuditor().get("/api/audit").expect(200);
        for (Client other : List.of(api.office(), api.leader(), api.systemAdmin(), api.securityAdmin())) {
            other.get("/api/audit").expectProblem(403, "request.forbidden");
            other.get("/api/audit/export.xlsx").expectProblem(403, "request.forbidden");
        }
        api.visitor().get("/api/audit").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void theWorkbookHoldsWhatTheListShows() throws IOException {
        record("exported");

        byte[] bytes = api.auditAdmin()
                .get("/api/audit/export.xlsx?kind=audit.test&thing=exported")
                .expect(200)
                .bytes();

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(1);
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("exported");
        }
    }

    private void record(String thing) {
        transaction.executeWithoutResult(
                _ -> audit.record(Actors.office(), "test", "audit.test", thing, Map.of("a", 1)));
    }

    private static List<String> things(Client client, String query) {
        List<String> things = new ArrayList<>();
        client.get("/api/audit?" + query)
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> things.add(item.get("thing").asString()));
        return things;
    }
}
