package io.qingyuan.documents.internal;

import io.qingyuan.fields.FieldView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API says of documents, in the reader's language. */
final class Bodies {

    private Bodies() {}

    record NamedUnit(String id, String title) {}

    /**
     * A kind.
     *
     * @param mirrorOf the system that keeps the truth
     * @param begin the reader's units that may begin one
     */
    record DocumentKindBody(
            String id,
            String title,
            @Nullable String purpose,
            @Nullable String group,
            @Nullable String basis,
            @Nullable String mirrorOf,
            boolean sample,
            List<NamedUnit> begin) {}

    record DocumentLine(
            String id,
            String kind,
            String kindTitle,
            String number,
            @Nullable String official,
            LocalDate createdOn,
            String creator,
            String state,
            List<String> waits,
            boolean flagged,
            boolean sample,
            Instant movedAt) {}

    /** A page; {@code next} is the {@code after} of the next page. */
    record DocumentPage(List<DocumentLine> items, @Nullable String next) {}

    /**
     * A signature, given or to be given.
     *
     * @param state {@code given}, {@code open} or {@code waiting}
     * @param mine whether the reader may give it now or once it is its turn
     * @param keyState of the key today: {@code in-force}, {@code ended}, {@code outside}
     */
    record SignatureBody(
            String step,
            String title,
            String says,
            String seat,
            String party,
            String unit,
            String state,
            boolean mine,
            @Nullable String id,
            @Nullable String person,
            @Nullable Instant at,
            @Nullable String key,
            @Nullable String keyState) {}

    record FlagBody(
            String key,
            String title,
            String says,
            String pointer,
            @Nullable Instant since) {}

    record ParameterBody(
            String title,
            String value,
            @Nullable String unit,
            @Nullable String note,
            boolean sample) {}

    record ChangeBody(String pointer, String title, String from, String to) {}

    record CounterBody(
            String seat,
            String party,
            String unit,
            @Nullable Boolean agrees,
            @Nullable String reason,
            @Nullable String person,
            @Nullable Instant at) {}

    record CorrectionBody(
            String id,
            int ordinal,
            String reason,
            String person,
            String unit,
            Instant at,
            String state,
            List<ChangeBody> changes,
            List<CounterBody> asks,
            boolean mine) {}

    /**
     * A document as the reader sees it.
     *
     * @param form every field there is
     * @param states what each is to the reader, by JSON pointer; what is not named is hidden
     * @param values of the fields the reader sees
     * @param unchecked choices that no list here narrows
     * @param narrowed fields whose choices a list narrows: {@code POST …/choices/{field}} says which are left
     * @param proves what a signature proves and what not
     */
    record DocumentBody(
            DocumentLine head,
            @Nullable String purpose,
            @Nullable String basis,
            @Nullable String mirrorOf,
            int revision,
            FieldView.FormView form,
            Map<String, String> states,
            Map<String, Object> values,
            List<SignatureBody> signatures,
            List<FlagBody> flags,
            List<ParameterBody> parameters,
            List<CorrectionBody> corrections,
            List<String> unchecked,
            List<String> narrowed,
            boolean mayCorrect,
            boolean mayCancel,
            @Nullable String cancelled,
            String proves) {}

    /** What fields would be with other values, before they are saved. */
    record LookBody(Map<String, String> states, Map<String, Object> values) {}

    record RevisionBody(int revision, String cause, String person, Instant at, List<ChangeBody> changes) {}

    record FindingBody(String code, String place, boolean bad, String text) {}

    record VerificationBody(boolean holds, List<FindingBody> findings) {}

    /** The printed form. */
    record PrintBody(
            DocumentLine head,
            @Nullable String mirrorOf,
            @Nullable String basis,
            List<Printed.PrintSection> sections,
            List<SignatureBody> signatures,
            List<FlagBody> flags,
            List<CorrectionBody> corrections,
            boolean holds,
            String proves,
            String checkPath,
            int qrSize,
            String qrPath) {}

    /** What the check page says to anybody who holds the paper. */
    record CheckBody(
            String kindTitle,
            String number,
            @Nullable String official,
            @Nullable String mirrorOf,
            LocalDate createdOn,
            String state,
            boolean sample,
            boolean flagged,
            boolean holds,
            List<Printed.PrintField> fields,
            List<CheckSignature> signatures,
            String proves,
            Instant until) {}

    record CheckSignature(
            String title,
            String party,
            String unit,
            @Nullable Instant at,
            boolean given,
            boolean holds) {}

    record CheckToken(String token, Instant until) {}

    /** One row of the reference page. */
    record ReferenceRow(
            String field,
            String title,
            String type,
            List<String> by,
            @Nullable String requiredFrom,
            @Nullable String sealedFrom,
            List<String> visibleTo,
            @Nullable String visibleFrom,
            @Nullable String when,
            @Nullable LocalDate createdFrom,
            @Nullable LocalDate createdTo) {}

    record ReferenceSignature(
            String id,
            String title,
            String says,
            String party,
            List<String> after,
            @Nullable String when,
            boolean each) {}

    record ReferenceCheck(String title, String says, String from, boolean refuses, String holds) {}

    record ReferenceBody(
            DocumentKindBody kind,
            List<ReferenceSignature> signatures,
            List<ReferenceRow> table,
            List<ReferenceCheck> checks,
            List<ParameterBody> parameters) {}
}
