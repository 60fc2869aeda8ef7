package io.qingyuan.statistics.internal;

import io.qingyuan.packs.PackText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements and figures as the API tells them. Numbers are text, so that they keep their digits. */
final class StatisticsBody {

    private StatisticsBody() {}

    record ExtentBody(String id, PackText title) {}

    record StateBody(String id, PackText title) {}

    /** A change of the definition; the series breaks before {@code from}. */
    record RevisionBody(int version, String from, PackText change) {}

    record FormulaBody(
            String feel,
            List<FormulaInputBody> inputs,
            @Nullable Integer baseYear) {}

    record FormulaInputBody(String name, String element, PackText title, String period) {}

    /**
     * An element.
     *
     * @param extents what it is reported for
     * @param writable whether the reader may report it
     * @param confirmable whether the reader may enter confirmed values
     */
    record ElementBody(
            String code,
            PackText title,
            String role,
            String kind,
            String unit,
            PackText unitTitle,
            String owner,
            PackText ownerTitle,
            String periodType,
            int version,
            @Nullable PackText definition,
            List<RevisionBody> revisions,
            @Nullable String min,
            @Nullable String max,
            @Nullable Integer decimals,
            List<StateBody> states,
            List<ExtentBody> extents,
            @Nullable FormulaBody formula,
            List<String> precedence,
            boolean writable,
            boolean confirmable) {}

    record DocumentBody(
            String title, @Nullable String number, @Nullable LocalDate date) {}

    /**
     * How a sealed value came.
     *
     * @param explanation what was said to the checks that asked about it
     */
    record DeliveryBody(
            String round,
            @Nullable String explanation,
            @Nullable String correction) {}

    /**
     * A value.
     *
     * @param absence {@code unavailable}, {@code not-applicable} or {@code none}
     * @param delivery of a sealed value
     * @param elementVersion the version of the definition it was said under
     */
    record ValueBody(
            String id,
            String origin,
            String finality,
            @Nullable String value,
            @Nullable String state,
            @Nullable String text,
            @Nullable String absence,
            @Nullable DocumentBody document,
            List<String> evidence,
            @Nullable String comment,
            @Nullable String doubt,
            @Nullable String receipt,
            @Nullable DeliveryBody delivery,
            int elementVersion,
            @Nullable String withdrawn,
            boolean sample,
            String author,
            Instant recordedAt,
            @Nullable Instant supersededAt) {}

    record DifferenceBody(String origin, String value) {}

    record JudgedBody(
            String origin,
            String finality,
            @Nullable String value,
            @Nullable String state,
            List<DifferenceBody> differences,
            String receipt,
            boolean stale,
            boolean sample) {}

    /**
     * The figure of a unit or area that what a present one came of had.
     *
     * @param figure absent where there is none
     * @param wholly whether all of it went into the present one
     */
    record PartBody(
            @Nullable String figure,
            ExtentBody extent,
            boolean wholly,
            @Nullable JudgedBody judged) {}

    /**
     * How a figure about a present unit or area is made of those of what it came of; worked out for the answer.
     *
     * @param how {@code sum}, or {@code beside} where they do not add up
     * @param value the sum; absent where one of the parts is missing or they do not add up
     */
    record DivisionBody(String how, @Nullable String value, boolean sample, List<PartBody> parts) {}

    /**
     * A figure.
     *
     * @param division only where the present division was asked for and the figure is about what came of others
     * @param history left out in lists
     */
    record FigureBody(
            String id,
            String element,
            PackText title,
            String unit,
            ExtentBody extent,
            String period,
            List<ValueBody> values,
            @Nullable JudgedBody judged,
            @Nullable DivisionBody division,
            @Nullable List<ValueBody> history) {}

    record FiguresBody(List<FigureBody> figures, @Nullable String next, Instant asOf) {}

    record ValuesRequest(List<ValueRequest> values) {}

    /**
     * One value to be reported.
     *
     * @param extent may be left out where the element has only one
     * @param value the number, as text or as a JSON number; what is no number is refused
     * @param evidence ids of files; left out it keeps those that are there
     * @param correction why a sealed value is corrected; needed there, with a document
     * @param seen the version that was there when the form was filled; left out when nothing was
     */
    record ValueRequest(
            String element,
            @Nullable String extent,
            String period,
            @Nullable String origin,
            @Nullable String finality,
            @Nullable Object value,
            @Nullable String state,
            @Nullable String text,
            @Nullable DocumentRequest document,
            @Nullable List<String> evidence,
            @Nullable String comment,
            @Nullable String correction,
            @Nullable String seen) {}

    record DocumentRequest(
            @Nullable String title,
            @Nullable String number,
            @Nullable String date) {}

    record WithdrawalRequest(@Nullable String reason) {}
}
