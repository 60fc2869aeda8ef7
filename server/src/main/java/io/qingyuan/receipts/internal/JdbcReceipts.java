package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.RuleRef;
import io.qingyuan.receipts.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts themselves and the definitions they name. */
@Component
class JdbcReceipts {

    /** A receipt that was computed and is not stored yet. */
    record New(
            Subject subject,
            RuleRef rule,
            Canonical parameters,
            Outcome outcome,
            String hash,
            String madeBy,
            boolean sample) {}

    private static final String COLUMNS = """
            select r.id, r.subject_kind, r.subject_key, r.period, r.rule_kind, r.rule_id, r.rule_version,
                   r.parameters, r.outcome, r.hash, r.made_at, r.made_by, r.sample,
            """;

    private final JdbcClient jdbc;

    JdbcReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void saveDefinitions(Map<String, Canonical> byHash) {
        if (byHash.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Canonical>> entries =
                byHash.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        jdbc.sql("""
                insert into receipts.definition (hash, content)
                select * from unnest(:hashes, :contents)
                    on conflict (hash) do nothing
                """)
                .param("hashes", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "contents",
                        entries.stream().map(entry -> entry.getValue().text()).toArray(String[]::new))
                .update();
    }

    Map<String, Canonical> definitions(Collection<String> hashes) {
        Map<String, Canonical> found = new HashMap<>();
        jdbc.sql("select hash, content from receipts.definition where hash = any(:hashes)")
                .param("hashes", hashes.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getString("hash"), new Canonical(row.getString("content")));
                });
        return found;
    }

    /** Which of these computations have a receipt already. */
    Map<String, ReceiptId> existing(Collection<String> hashes) {
        Map<String, ReceiptId> found = new HashMap<>();
        jdbc.sql("select hash, id from receipts.receipt where hash = any(:hashes)")
                .param("hashes", hashes.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getString("hash"), new ReceiptId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    /** Stores receipts; one that another transaction stored meanwhile is taken as it is. */
    Map<String, ReceiptId> insert(List<New> receipts) {
        Map<String, ReceiptId> inserted = new HashMap<>();
        jdbc.sql("""
                insert into receipts.receipt (subject_kind, subject_key, period, rule_kind, rule_id, rule_version,
                                              parameters, outcome, hash, made_by, sample)
                select * from unnest(:kinds, :keys, :periods, :ruleKinds, :ruleIds, :ruleVersions, :parameters,
                                     :outcomes, :hashes, :madeBy, cast(:samples as boolean[]))
                    on conflict (hash) do nothing
                returning id, hash
                """)
                .param("kinds", texts(receipts, r -> r.subject().kind()))
                .param("keys", texts(receipts, r -> r.subject().key()))
                .param("periods", texts(receipts, r -> r.subject().period()))
                .param("ruleKinds", texts(receipts, r -> r.rule().kind()))
                .param("ruleIds", texts(receipts, r -> r.rule().id()))
                .param("ruleVersions", texts(receipts, r -> r.rule().version()))
                .param("parameters", texts(receipts, r -> r.parameters().text()))
                .param("outcomes", texts(receipts, r -> r.outcome().json().text()))
                .param("hashes", texts(receipts, New::hash))
                .param("madeBy", texts(receipts, New::madeBy))
                .param("samples", texts(receipts, r -> Boolean.toString(r.sample())))
                .query((ResultSet row) -> {
                    inserted.put(row.getString("hash"), new ReceiptId(row.getObject("id", UUID.class)));
                });
        return inserted;
    }

    Map<ReceiptId, Receipt> find(Collection<ReceiptId> ids) {
        Map<ReceiptId, Receipt> found = new HashMap<>();
        jdbc.sql(COLUMNS + """
                       case when s.receipt_id is null then 'SUPERSEDED'
                            when s.stale_at < 'infinity' then 'STALE' else 'FRESH' end as state
                  from receipts.receipt r
                  left join receipts.standing s on s.receipt_id = r.id and s.superseded_at = 'infinity'
                 where r.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", ids.stream().map(ReceiptId::toString).toArray(String[]::new))
                .query(JdbcReceipts::receipt)
                .list()
                .forEach(receipt -> found.put(receipt.id(), receipt));
        return found;
    }

    Map<Subject, Receipt> current(Collection<Subject> subjects, Instant asOf) {
        Map<Subject, Receipt> found = new HashMap<>();
        jdbc.sql(COLUMNS + """
                       case when s.stale_at <= :asOf then 'STALE' else 'FRESH' end as state
                  from unnest(:kinds, :keys, :periods) as asked (kind, key, period)
                  join receipts.standing s
                    on s.subject_kind = asked.kind and s.subject_key = asked.key and s.period = asked.period
                   and s.recorded_at <= :asOf and s.superseded_at > :asOf
                  join receipts.receipt r on r.id = s.receipt_id
                """)
                .params(Subjects.columns(subjects))
                .param("asOf", asOf.atOffset(java.time.ZoneOffset.UTC))
                .query(JdbcReceipts::receipt)
                .list()
                .forEach(receipt -> found.put(receipt.subject(), receipt));
        return found;
    }

    /** All receipts of a subject, the latest first. */
    List<Receipt> history(Subject subject) {
        return jdbc.sql(COLUMNS + """
                       case when s.receipt_id is null then 'SUPERSEDED'
                            when s.stale_at < 'infinity' then 'STALE' else 'FRESH' end as state
                  from receipts.receipt r
                  left join receipts.standing s on s.receipt_id = r.id and s.superseded_at = 'infinity'
                 where r.subject_kind = :kind and r.subject_key = :key and r.period = :period
                 order by r.made_at desc, r.id desc
                """)
                .param("kind", subject.kind())
                .param("key", subject.key())
                .param("period", subject.period())
                .query(JdbcReceipts::receipt)
                .list();
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                new ReceiptId(row.getObject("id", UUID.class)),
                Subjects.subject(row),
                new RuleRef(row.getString("rule_kind"), row.getString("rule_id"), row.getString("rule_version")),
                new Canonical(row.getString("parameters")),
                new Outcome(new Canonical(row.getString("outcome"))),
                row.getString("hash"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getBoolean("sample"),
                Receipt.State.valueOf(row.getString("state")));
    }

    private static String[] texts(List<New> receipts, java.util.function.Function<New, String> column) {
        return receipts.stream().map(column).toArray(String[]::new);
    }
}
