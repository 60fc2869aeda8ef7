package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.FieldView.FormView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API of registers says. Values are as forms write them: numbers are texts that keep their digits. */
final class RegisterBodies {

    private RegisterBodies() {}

    /**
     * A register in the menu.
     *
     * @param estimate whether the count is an estimate
     * @param verbs what the reader may do to at least some of its records
     */
    record RegisterLine(
            String id,
            String title,
            String purpose,
            String group,
            @Nullable String system,
            boolean mirror,
            long count,
            boolean estimate,
            List<String> verbs,
            boolean published) {}

    record StateBody(String id, String title, boolean first, boolean confirmed, boolean ended) {}

    record MoveBody(
            String id,
            String title,
            List<String> from,
            String to,
            String verb,
            List<String> needs,
            boolean reason,
            @Nullable String files) {}

    record FlagBody(String id, String title) {}

    record MirrorBody(String system, String number, String synced) {}

    record MapBody(String field, String symbol, @Nullable String colorBy) {}

    record ReviewBody(String every, String due, String title) {}

    record FigureLine(
            String id,
            String title,
            String kind,
            @Nullable String unit,
            @Nullable String target) {}

    /** A register with everything a page needs to show and fill in its records. */
    record RegisterBody(
            String id,
            String title,
            String purpose,
            String group,
            @Nullable String system,
            String hash,
            FormView form,
            String name,
            @Nullable String unit,
            @Nullable String area,
            boolean numbered,
            @Nullable MirrorBody mirror,
            List<StateBody> states,
            List<MoveBody> moves,
            List<FlagBody> flags,
            List<FigureLine> figures,
            @Nullable MapBody map,
            @Nullable ReviewBody review,
            List<String> privateFields,
            List<String> publicFields,
            List<String> uniqueFields,
            List<String> verbs) {}

    /** A record as a list shows it. */
    record RecordLine(
            String id,
            int version,
            String name,
            @Nullable String number,
            String state,
            boolean sample,
            Instant changedAt,
            String changedBy,
            List<String> flags,
            Map<String, Object> values) {}

    /**
     * A page.
     *
     * @param titles what is referred to is called how: by {@code code:LIST}, {@code unit}, {@code area}, {@code record:REGISTER} …, then id
     */
    record RecordPage(List<RecordLine> records, @Nullable String next, Map<String, Map<String, String>> titles) {}

    record RecordTotal(long count, boolean estimate) {}

    record FileBody(String id, String name, long sizeBytes, String type) {}

    /**
     * A record.
     *
     * @param definition the definition it was written under
     * @param older whether that is not the one in force
     * @param hidden private fields that are not shown to the reader
     * @param moves the moves that the reader may try now
     * @param mayWrite whether the reader may change it
     */
    record RecordBody(
            String register,
            String id,
            int version,
            String name,
            @Nullable String number,
            String state,
            boolean sample,
            Instant validFrom,
            @Nullable Instant validTo,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            String act,
            @Nullable String reason,
            String changedBy,
            String definition,
            boolean older,
            Map<String, Object> values,
            List<String> hidden,
            List<String> flags,
            Map<String, Map<String, String>> titles,
            List<FileBody> files,
            List<String> moves,
            boolean mayWrite) {}

    /** A version in the history of a record. */
    record VersionLine(
            int version,
            String act,
            String state,
            @Nullable String reason,
            String changedBy,
            Instant validFrom,
            @Nullable Instant validTo,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            boolean older,
            List<String> fields) {}

    /** A field in two versions. */
    record DifferenceBody(
            String field,
            String title,
            @Nullable Object before,
            @Nullable Object after,
            boolean differs) {}

    record ComparisonBody(
            int from,
            int to,
            String fromState,
            String toState,
            List<DifferenceBody> fields,
            Map<String, Map<String, String>> titles) {}

    /** What a record refers to. */
    record ReferenceBody(
            String field,
            String fieldTitle,
            String target,
            @Nullable String register,
            String id,
            String title) {}

    record ReferringRecord(String id, String name, String state, boolean sample, Map<String, Object> values) {}

    /**
     * The records of a register that refer to a record by a field, the latest 20 of them.
     *
     * @param form the columns of that register
     */
    record ReferringBody(
            String register,
            String registerTitle,
            String field,
            String fieldTitle,
            long count,
            boolean estimate,
            FormView form,
            List<ReferringRecord> records,
            Map<String, Map<String, String>> titles) {}

    /** A record whose place shares an area, in mu, with that of the record. */
    record OverlapBody(String register, String registerTitle, String id, String name, String state, String mu) {}

    record RelationsBody(List<ReferenceBody> refersTo, List<ReferringBody> referredToBy, List<OverlapBody> overlaps) {}

    /** A record that may be the same as another. */
    record AlikeBody(String id, String name, @Nullable String number, String state, String likeness) {}

    record DoublesBody(String name, long count, List<AlikeBody> records) {}

    /** A place on the map. */
    record PlaceBody(
            String id, String name, String state, @Nullable String color, Map<String, Object> geometry) {}

    /**
     * Places in a part of the map.
     *
     * @param more whether there are more than are shown
     */
    record PlacesBody(List<PlaceBody> places, boolean more) {}

    /** Something that happened to a record. */
    record EventBody(
            String record,
            String name,
            int version,
            String act,
            String state,
            @Nullable String reason,
            String by,
            Instant at) {}

    record TimelineBody(List<EventBody> events, @Nullable Instant next) {}

    record SavedViewBody(
            String id, String title, boolean shared, boolean mine, String by, Map<String, Object> content) {}

    // --- requests
    // ---------------------------------------------------------------------------------------------------

    record WriteRequest(
            Map<String, Object> values,
            @Nullable String definition,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable LocalDate since) {}

    record MoveRequest(
            int version, @Nullable String reason, @Nullable Map<String, Object> values) {}

    record SeenRequest(int version) {}

    record SavedViewRequest(String title, boolean shared, Map<String, Object> content) {}

    /**
     * An act on many records.
     *
     * @param ids the records; none: those that the filter finds
     * @param set fields to be set; null empties one
     * @param move a move to make; null: only the fields are set
     * @param seen the token of the preview; null: only look
     */
    record BulkRequest(
            List<String> ids,
            @Nullable Map<String, Object> where,
            Map<String, @Nullable Object> set,
            @Nullable String move,
            @Nullable String reason,
            @Nullable String seen) {}

    record BulkFault(String id, String name, List<String> reasons) {}

    /**
     * What an act on many records would do, or did.
     *
     * @param token to be given back to do exactly this; it is another one as soon as a record changes
     * @param changes how many records say something else after it
     * @param refused those that stay as they are, with the reasons; at most 100
     */
    record BulkBody(String token, long records, long changes, List<BulkFault> refused, long refusals, boolean done) {}
}
