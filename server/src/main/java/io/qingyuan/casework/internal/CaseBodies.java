package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.CaseWords.Said;
import io.qingyuan.fields.FieldView.FormView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages read of cases, in the reader's language. */
final class CaseBodies {

    private CaseBodies() {}

    /** Something with a name. */
    record Named(String id, String title) {}

    /**
     * A procedure.
     *
     * @param sample whether parts of it are made up (示例)
     * @param opens whether the reader may open a case of it
     * @param totals what is added up
     */
    record ProcedureBody(
            String id,
            String title,
            @Nullable String summary,
            String version,
            boolean sample,
            boolean mirror,
            boolean opens,
            boolean published,
            List<StepBody> steps,
            List<Named> totals,
            @Nullable FormView form) {}

    /** A step as the procedure has it. */
    record StepBody(
            String id,
            String title,
            String party,
            @Nullable String limit,
            @Nullable String by,
            boolean joint) {}

    /** A case in a list. */
    record LineBody(
            CaseId id,
            String number,
            String procedure,
            String procedureTitle,
            String subject,
            CaseState state,
            String unit,
            List<String> waiting,
            @Nullable UUID task,
            @Nullable LocalDate due,
            boolean overdue,
            @Nullable Integer left,
            Instant openedAt,
            boolean sample) {}

    /** A page of a list; {@code next} is the {@code after} of the next. */
    record ListBody(List<LineBody> cases, @Nullable String next) {}

    /** How many cases each list has. */
    record CountsBody(long todo, long done, long followed, long overdue, long all) {}

    /**
     * What waits in a case.
     *
     * @param mine whether the reader may do it
     * @param form what is filled in; only of the reader's own
     * @param values what the case says of these fields so far
     * @param left working days that remain, negative when overdue; null where they cannot be counted
     * @param dueWaits whether the last day is counted once the holidays of its year are declared
     */
    record TaskBody(
            UUID id,
            String node,
            String title,
            @Nullable String help,
            @Nullable String unit,
            @Nullable String person,
            Instant openedAt,
            @Nullable LocalDate due,
            @Nullable String dueBy,
            boolean dueWaits,
            @Nullable Integer left,
            boolean overdue,
            boolean held,
            boolean mine,
            boolean sign,
            String position,
            List<Named> backTo,
            @Nullable FormView form,
            @Nullable Map<String, Object> values) {}

    /** A file of a step. */
    record FileBody(UUID id, String field, String name, String sha256, long sizeBytes) {}

    /**
     * What was done.
     *
     * @param hidden whether the reader may not read what was filled in
     * @param proof the subject under which it is sealed
     */
    record DoneBody(
            int number,
            Act act,
            @Nullable String node,
            @Nullable String title,
            String person,
            @Nullable String unit,
            boolean acting,
            Instant happenedAt,
            Instant recordedAt,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            @Nullable String reason,
            @Nullable String note,
            List<Said> said,
            List<FileBody> files,
            @Nullable String signature,
            boolean hidden,
            String proof) {}

    /**
     * A case.
     *
     * @param whole whether the reader reads all of it, or only what their task or their own steps need
     * @param steers whether the reader decides on its course
     * @param grounds on which it may be opened again; empty where it may not, by the reader
     */
    record CaseBody(
            CaseId id,
            String number,
            Named procedure,
            String version,
            String subject,
            Named unit,
            @Nullable Named area,
            CaseState state,
            @Nullable String reason,
            @Nullable LocalDate due,
            Instant openedAt,
            String openedBy,
            boolean mirror,
            boolean confidential,
            boolean sample,
            int revision,
            boolean following,
            boolean whole,
            boolean steers,
            List<Named> grounds,
            List<Named> flags,
            List<TaskBody> tasks,
            List<DoneBody> steps) {}

    /** One line of a total: what it is grouped by, how many cases, and the sums. */
    record TotalLine(List<String> by, long cases, List<BigDecimal> sums) {}

    /** A total over cases the reader may read. */
    record TotalBody(String title, List<String> by, List<String> sums, List<TotalLine> lines) {}

    /** A published case. */
    record PublicBody(String number, LocalDate since, List<Said> said) {}

    /** What a procedure publishes. */
    record PublicListBody(String procedure, String title, boolean byCode, boolean sample, List<PublicBody> cases) {}
}
