package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Subject;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which receipt is the answer of a subject, and which answers wait to be made anew. */
@Component
class JdbcStandings {

    /**
     * Who marks answers that do not replay. They stay stale until somebody changes a fact below them, for computing them
     * anew would make good what was tampered with.
     */
    static final String VERIFICATION = "verification";

    record Current(ReceiptId receipt, boolean stale) {}

    /** A subject to be computed, and whose act asked for it. */
    record Due(Subject subject, String by) {}

    /** What stands above {@code direct}, each receipt through those that are answers now. */
    private static final String MARK = """
            up (receipt_id) as (
                select receipt_id from direct
                union
                select i.receipt_id
                  from up u
                  join receipts.input i on i.below = u.receipt_id
                  join receipts.standing s on s.receipt_id = i.receipt_id and s.superseded_at = 'infinity')
            update receipts.standing s
               set stale_at = clock_timestamp(), stale_by = :by
             where s.receipt_id in (select receipt_id from up)
               and s.superseded_at = 'infinity'
               and (s.stale_at = 'infinity' or s.stale_by = 'verification')
            returning s.subject_kind, s.subject_key, s.period
            """;

    private final JdbcClient jdbc;

    JdbcStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time decide on these subjects; in one order, so that two do not wait for each other. */
    void lock(Collection<Subject> subjects) {
        jdbc.sql("""
                -- pg: advisory locks, held until the transaction ends
                select count(pg_advisory_xact_lock(key))
                  from (select distinct hashtextextended(kind || '|' || key || '|' || period, 20) as key
                          from unnest(:kinds, :keys, :periods) as asked (kind, key, period)
                         order by 1) as ordered (key)
                """).params(Subjects.columns(subjects)).query(Long.class).single();
    }

    OffsetDateTime now() {
        return Objects.requireNonNull(
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    }

    Map<Subject, Current> current(Collection<Subject> subjects) {
        Map<Subject, Current> found = new HashMap<>();
        jdbc.sql("""
                select s.subject_kind, s.subject_key, s.period, s.receipt_id, s.stale_at < 'infinity' as stale
                  from unnest(:kinds, :keys, :periods) as asked (kind, key, period)
                  join receipts.standing s
                    on s.subject_kind = asked.kind and s.subject_key = asked.key and s.period = asked.period
                   and s.superseded_at = 'infinity'
                """).params(Subjects.columns(subjects)).query((ResultSet row) -> {
            found.put(
                    Subjects.subject(row),
                    new Current(new ReceiptId(row.getObject("receipt_id", UUID.class)), row.getBoolean("stale")));
        });
        return found;
    }

    void end(Collection<Subject> subjects, OffsetDateTime at) {
        jdbc.sql("""
                update receipts.standing s
                   set superseded_at = :at
                  from unnest(:kinds, :keys, :periods) as asked (kind, key, period)
                 where s.subject_kind = asked.kind and s.subject_key = asked.key and s.period = asked.period
                   and s.superseded_at = 'infinity'
                """).params(Subjects.columns(subjects)).param("at", at).update();
    }

    void begin(Map<Subject, ReceiptId> answers, OffsetDateTime at) {
        List<Subject> subjects = List.copyOf(answers.keySet());
        jdbc.sql("""
                insert into receipts.standing (subject_kind, subject_key, period, receipt_id, recorded_at)
                select kind, key, period, receipt, :at
                  from unnest(:kinds, :keys, :periods, cast(:receipts as uuid[])) as given (kind, key, period, receipt)
                """)
                .params(Subjects.columns(subjects))
                .param(
                        "receipts",
                        subjects.stream()
                                .map(subject -> String.valueOf(answers.get(subject)))
                                .toArray(String[]::new))
                .param("at", at)
                .update();
    }

    /** Marks what stands above these receipts, not the receipts themselves. */
    List<Subject> markAbove(Collection<ReceiptId> receipts, String by) {
        return jdbc.sql("""
                with recursive direct (receipt_id) as (
                    select i.receipt_id
                      from receipts.input i
                      join receipts.standing s on s.receipt_id = i.receipt_id and s.superseded_at = 'infinity'
                     where i.below = any(cast(:receipts as uuid[]))),
                """ + MARK)
                .param("receipts", receipts.stream().map(ReceiptId::toString).toArray(String[]::new))
                .param("by", by)
                .query((row, _) -> Subjects.subject(row))
                .list();
    }

    /** Marks these receipts and what stands above them. */
    List<Subject> mark(Collection<ReceiptId> receipts, String by) {
        return jdbc.sql("with recursive direct (receipt_id) as (select unnest(cast(:receipts as uuid[]))), " + MARK)
                .param("receipts", receipts.stream().map(ReceiptId::toString).toArray(String[]::new))
                .param("by", by)
                .query((row, _) -> Subjects.subject(row))
                .list();
    }

    List<Subject> markAboveFacts(List<Change.FactChange> changes, String by) {
        return jdbc.sql("""
                with recursive direct (receipt_id) as (
                    select i.receipt_id
                      from unnest(:sources, :refs) as changed (source, ref)
                      join receipts.input i on i.source = changed.source and i.ref = changed.ref and i.kind = 'fact'
                      join receipts.standing s on s.receipt_id = i.receipt_id and s.superseded_at = 'infinity'),
                """ + MARK)
                .param(
                        "sources",
                        changes.stream().map(Change.FactChange::source).toArray(String[]::new))
                .param("refs", changes.stream().map(Change.FactChange::id).toArray(String[]::new))
                .param("by", by)
                .query((row, _) -> Subjects.subject(row))
                .list();
    }

    List<Subject> markAboveRanges(List<Change.RangeChange> changes, String by) {
        return jdbc.sql("""
                with recursive direct (receipt_id) as (
                    select i.receipt_id
                      from unnest(:sources, :refs, cast(:froms as timestamptz[]), cast(:tos as timestamptz[]))
                           as changed (source, ref, valid_from, valid_to)
                      join receipts.input i on i.source = changed.source and i.ref = changed.ref and i.kind = 'range'
                       and i.valid_from < changed.valid_to and changed.valid_from < i.valid_to
                      join receipts.standing s on s.receipt_id = i.receipt_id and s.superseded_at = 'infinity'),
                """ + MARK)
                .param(
                        "sources",
                        changes.stream().map(Change.RangeChange::source).toArray(String[]::new))
                .param("refs", changes.stream().map(Change.RangeChange::key).toArray(String[]::new))
                .param(
                        "froms",
                        changes.stream()
                                .map(change -> change.interval().from().toString())
                                .toArray(String[]::new))
                .param(
                        "tos",
                        changes.stream()
                                .map(change -> change.interval().to().toString())
                                .toArray(String[]::new))
                .param("by", by)
                .query((row, _) -> Subjects.subject(row))
                .list();
    }

    /** The receipts that are answers now. */
    List<ReceiptId> standing() {
        return jdbc.sql("select receipt_id from receipts.standing where superseded_at = 'infinity'")
                .query((row, _) -> new ReceiptId(row.getObject("receipt_id", UUID.class)))
                .list();
    }

    void addDue(Collection<Subject> subjects, String by) {
        jdbc.sql("""
                insert into receipts.due (subject_kind, subject_key, period, asked_by)
                select kind, key, period, :by from unnest(:kinds, :keys, :periods) as asked (kind, key, period)
                    on conflict (subject_kind, subject_key, period) do nothing
                """).params(Subjects.columns(subjects)).param("by", by).update();
    }

    void removeDue(Collection<Subject> subjects) {
        jdbc.sql("""
                delete from receipts.due d
                 using unnest(:kinds, :keys, :periods) as done (kind, key, period)
                 where d.subject_kind = done.kind and d.subject_key = done.key and d.period = done.period
                """).params(Subjects.columns(subjects)).update();
    }

    /** What can be computed now: what was asked for, and stale answers that stand on no other stale answer. */
    List<Due> ready() {
        return jdbc.sql("""
                select subject_kind, subject_key, period, asked_by as by
                  from receipts.due
                union all
                select s.subject_kind, s.subject_key, s.period, coalesce(s.stale_by, 'system')
                  from receipts.standing s
                 where s.superseded_at = 'infinity'
                   and s.stale_at < 'infinity'
                   and s.stale_by is distinct from 'verification'
                   and not exists (
                       select 1
                         from receipts.due d
                        where d.subject_kind = s.subject_kind and d.subject_key = s.subject_key
                          and d.period = s.period)
                   and not exists (
                       select 1
                         from receipts.input i
                         join receipts.standing below
                           on below.receipt_id = i.below and below.superseded_at = 'infinity'
                          and below.stale_at < 'infinity'
                        where i.receipt_id = s.receipt_id)
                """)
                .query((row, _) -> new Due(Subjects.subject(row), row.getString("by")))
                .list();
    }
}
