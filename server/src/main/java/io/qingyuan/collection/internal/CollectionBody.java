package io.qingyuan.collection.internal;

import io.qingyuan.packs.PackText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rounds and forms as the API tells them. Numbers are text, so that they keep their digits. */
final class CollectionBody {

    private CollectionBody() {}

    /** A schedule, and the periods a round could be opened for next. */
    record ScheduleBody(
            String id,
            PackText title,
            String formNumber,
            String frequency,
            int figures,
            List<String> levels,
            boolean zeroReport,
            List<String> openable) {}

    record RoundBody(
            UUID id,
            String schedule,
            PackText title,
            String formNumber,
            String period,
            LocalDate due,
            boolean sample,
            String openedBy,
            Instant openedAt,
            CountsBody counts) {}

    /** How many forms stand where. */
    record CountsBody(int forms, int entry, int inReview, int sealed, int late, int asksExtension) {}

    record RoundsBody(List<RoundBody> rounds, boolean mayOpen, Instant asOf) {}

    /**
     * One form in a table.
     *
     * @param filled of {@code asked} figures
     */
    record StandingBody(
            UUID form,
            UUID round,
            String unit,
            PackText unitTitle,
            String state,
            LocalDate due,
            boolean late,
            @Nullable LocalDate wished,
            boolean zero,
            int returns,
            int reminders,
            int filled,
            int asked,
            @Nullable Instant submittedAt,
            Instant since) {}

    record DeliveryTableBody(RoundBody round, List<StandingBody> forms, boolean mayManage, Instant asOf) {}

    /** Who has delivered what: units down, rounds across. */
    record BoardBody(List<RoundBody> rounds, List<BoardRowBody> units, Instant asOf) {}

    /** @param states by round id: the state, or {@code late} */
    record BoardRowBody(String unit, PackText unitTitle, Map<UUID, String> states) {}

    record MineBody(RoundBody round, StandingBody form) {}

    record SaidBody(
            @Nullable String value,
            @Nullable String state,
            @Nullable String absence) {}

    record DocumentBody(
            String title, @Nullable String number, @Nullable LocalDate date) {}

    record CellBody(
            UUID id,
            SaidBody said,
            String finality,
            @Nullable DocumentBody document,
            List<String> evidence,
            @Nullable String comment,
            Map<String, String> excuses,
            String author,
            Instant recordedAt) {}

    /**
     * What a figure is compared with.
     *
     * @param period of when it is
     * @param broken whether the definition changed between, so that it is shown only where it was restated
     */
    record ComparedBody(String period, @Nullable SaidBody said, boolean broken) {}

    record NeighbourBody(PackText title, SaidBody said) {}

    record RemarkBody(
            String level,
            String reason,
            String author,
            Instant at,
            @Nullable Instant answeredAt) {}

    record StateBody(String id, PackText title) {}

    /**
     * One figure of a form.
     *
     * @param before what stood in the cell when the form was sent back, where it changed since
     */
    record LineBody(
            String element,
            PackText title,
            @Nullable PackText definition,
            String kind,
            String unit,
            PackText unitTitle,
            List<StateBody> states,
            @Nullable String min,
            @Nullable String max,
            @Nullable Integer decimals,
            String extent,
            PackText extentTitle,
            @Nullable CellBody cell,
            ComparedBody lastYear,
            @Nullable ComparedBody previous,
            List<NeighbourBody> neighbours,
            List<RemarkBody> remarks,
            boolean changed,
            @Nullable SaidBody before) {}

    /**
     * What a check found.
     *
     * @param lines the cells, as {@code element|extent}
     * @param detail what was found, in the reader's language
     */
    record FindingBody(
            String check,
            String severity,
            List<String> lines,
            String detail,
            PackText title,
            PackText explanation,
            PackText mend,
            @Nullable String excuse,
            boolean stops) {}

    record StepBody(
            String act,
            String state,
            LocalDate due,
            @Nullable String reason,
            String actor,
            Instant at) {}

    /** What the reader may do with the form now. */
    record MayBody(
            boolean enter,
            boolean submit,
            boolean reportZero,
            boolean recall,
            boolean pass,
            boolean sendBack,
            boolean askExtension,
            boolean answerExtension,
            boolean reopen,
            boolean remind,
            boolean correct) {}

    record SealBody(String sha256, String sealedBy, Instant sealedAt) {}

    record FormBody(
            RoundBody round,
            StandingBody form,
            List<String> levels,
            List<LineBody> lines,
            List<FindingBody> findings,
            List<StepBody> steps,
            MayBody may,
            @Nullable SealBody seal,
            Instant asOf) {}

    /** What a save did: the cells that were written, why others were not, and what the checks find now. */
    record SavedBody(List<SavedCellBody> written, List<RefusedBody> refused, List<FindingBody> findings) {}

    record SavedCellBody(String element, String extent, CellBody cell) {}

    record RefusedBody(String pointer, String code, String detail) {}

    record SealedContentBody(SealBody seal, String content) {}

    record OpenRequest(
            String schedule, List<String> periods, @Nullable LocalDate due) {}

    record RemindRequest(@Nullable List<String> units) {}

    record RemindedBody(int reminded) {}

    record CellsRequest(List<CellRequest> cells) {}

    record DocumentRequest(
            @Nullable String title,
            @Nullable String number,
            @Nullable String date) {}

    /**
     * What is written into a cell; parts that are left out stay as they are.
     *
     * @param said a number, the id or name of a state, or one of the marks — / 无; an empty text empties the cell
     * @param seen the id of the version that was seen in the cell; left out where there was none
     */
    record CellRequest(
            String element,
            String extent,
            @Nullable String said,
            @Nullable String finality,
            @Nullable DocumentRequest document,
            @Nullable List<String> evidence,
            @Nullable String comment,
            @Nullable Map<String, String> excuses,
            @Nullable UUID seen) {}

    /** @param from {@code last-year} or {@code previous} */
    record CopyRequest(@Nullable String from) {}

    record CopiedBody(int copied) {}

    record ReasonRequest(@Nullable String reason) {}

    /** @param until left out gives the time that the schedule gives */
    record SendBackRequest(
            @Nullable List<Passing.Remarked> cells,
            @Nullable String reason,
            @Nullable LocalDate until) {}

    record ExtensionRequest(LocalDate until, @Nullable String reason) {}

    /** @param until left out refuses */
    record ExtensionAnswer(
            @Nullable LocalDate until, @Nullable String reason) {}

    record AssignmentRequest(
            String post, LocalDate until, @Nullable String reason) {}
}
