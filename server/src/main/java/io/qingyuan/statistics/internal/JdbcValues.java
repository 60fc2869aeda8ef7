package io.qingyuan.statistics.internal;

import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.sheets.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Delivery;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is said of figures, every version of it. */
@Component
class JdbcValues {

    /** A version to be written. */
    record New(
            UUID figure,
            Origin origin,
            Finality finality,
            Content content,
            @Nullable SourceDocument document,
            List<String> evidence,
            @Nullable String comment,
            @Nullable String doubt,
            @Nullable ReceiptId receipt,
            @Nullable Delivery delivery,
            @Nullable String withdrawn,
            int elementVersion,
            boolean sample,
            String author) {}

    /** One origin of one figure. */
    record Slot(UUID figure, Origin origin) {}

    private static final String COLUMNS = """
            select v.id, v.origin, v.finality, v.number, v.state, v.text, v.document_title, v.document_number,
                   v.document_date, v.evidence, v.comment, v.doubt, v.receipt_id, v.withdrawn, v.absence,
                   v.round_id, v.explanation, v.correction, v.element_version, v.sample, v.author,
                   v.recorded_at, v.superseded_at, v.superseded_at = 'infinity' as holds,
                   f.element, f.extent_kind, f.extent_id, f.period
              from statistics.value v
              join statistics.figure f on f.id = v.figure_id
            """;

    private final JdbcClient jdbc;

    JdbcValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds of these figures at a time, ordered by origin; what was taken back is left out. */
    List<Value> of(Collection<UUID> figures, Instant asOf) {
        return jdbc.sql(COLUMNS + """
                 where v.figure_id = any(cast(:figures as uuid[]))
                   and v.recorded_at <= :asOf and v.superseded_at > :asOf
                   and v.withdrawn is null
                 order by f.element, f.extent_kind, f.extent_id, f.period, v.origin
                """)
                .param("figures", figures.stream().map(UUID::toString).toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(JdbcValues::value)
                .list();
    }

    /** What holds now, with what was taken back. */
    List<Value> current(Collection<UUID> figures) {
        return jdbc.sql(COLUMNS + """
                 where v.figure_id = any(cast(:figures as uuid[])) and v.superseded_at = 'infinity'
                """)
                .param("figures", figures.stream().map(UUID::toString).toArray(String[]::new))
                .query(JdbcValues::value)
                .list();
    }

    /** Those of the figures of which anything was ever said by then. */
    Set<UUID> known(Collection<UUID> figures, Instant asOf) {
        return new HashSet<>(jdbc.sql("""
                select distinct figure_id
                  from statistics.value
                 where figure_id = any(cast(:figures as uuid[])) and recorded_at <= :asOf
                """)
                .param("figures", figures.stream().map(UUID::toString).toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list());
    }

    /** Every version, the latest first. */
    List<Value> history(UUID figure) {
        return jdbc.sql(COLUMNS + """
                 where v.figure_id = :figure
                 order by v.recorded_at desc, v.origin
                """)
                .param("figure", figure)
                .query(JdbcValues::value)
                .list();
    }

    List<Value> find(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " where v.id = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(JdbcValues::value)
                .list();
    }

    /** What was entered as sample and still holds. */
    List<Value> samples() {
        return jdbc.sql(COLUMNS + """
                 where v.sample and v.receipt_id is null and v.withdrawn is null and v.superseded_at = 'infinity'
                """).query(JdbcValues::value).list();
    }

    void end(Collection<Slot> slots, OffsetDateTime at) {
        jdbc.sql("""
                update statistics.value v
                   set superseded_at = :at
                  from unnest(cast(:figures as uuid[]), :origins) as ended (figure, origin)
                 where v.figure_id = ended.figure and v.origin = ended.origin and v.superseded_at = 'infinity'
                """)
                .param("figures", texts(slots, slot -> slot.figure().toString()))
                .param("origins", texts(slots, slot -> slot.origin().word()))
                .param("at", at)
                .update();
    }

    /** Inserts versions; their ids. */
    List<UUID> insert(List<New> values, OffsetDateTime at) {
        return jdbc.sql("""
                insert into statistics.value (figure_id, origin, finality, number, state, text, absence, document_title,
                                              document_number, document_date, evidence, comment, doubt, receipt_id,
                                              round_id, explanation, correction, withdrawn, element_version, sample,
                                              author, recorded_at)
                select figure, origin, finality, number, state, text, absence, title, reference, day,
                       coalesce(string_to_array(evidence, ' '), '{}'), comment, doubt, receipt, round, explanation,
                       correction, withdrawn, version, sample, author, :at
                  from unnest(cast(:figures as uuid[]), :origins, :finalities, cast(:numbers as numeric[]), :states,
                              :texts, :absences, :titles, :references, cast(:days as date[]), :evidence, :comments, :doubts,
                              cast(:receipts as uuid[]), cast(:rounds as uuid[]), :explanations, :corrections,
                              :withdrawn, cast(:versions as int[]),
                              cast(:samples as boolean[]), :authors)
                       as given (figure, origin, finality, number, state, text, absence, title, reference, day, evidence,
                                 comment, doubt, receipt, round, explanation, correction, withdrawn, version, sample,
                                 author)
                returning id
                """)
                .param("figures", texts(values, value -> value.figure().toString()))
                .param("origins", texts(values, value -> value.origin().word()))
                .param("finalities", texts(values, value -> value.finality().word()))
                .param("numbers", texts(values, JdbcValues::number))
                .param("states", texts(values, JdbcValues::state))
                .param("texts", texts(values, JdbcValues::text))
                .param("absences", texts(values, JdbcValues::absence))
                .param("titles", texts(values, value -> document(value, SourceDocument::title)))
                .param("references", texts(values, value -> document(value, SourceDocument::number)))
                .param("days", texts(values, value -> document(value, JdbcValues::day)))
                .param(
                        "evidence",
                        texts(values, value -> value.evidence().isEmpty() ? null : String.join(" ", value.evidence())))
                .param("comments", texts(values, New::comment))
                .param("doubts", texts(values, New::doubt))
                .param("receipts", texts(values, JdbcValues::receipt))
                .param(
                        "rounds",
                        texts(
                                values,
                                value -> delivery(value, one -> one.round().toString())))
                .param("explanations", texts(values, value -> delivery(value, Delivery::explanation)))
                .param("corrections", texts(values, value -> delivery(value, Delivery::correction)))
                .param("withdrawn", texts(values, New::withdrawn))
                .param("versions", texts(values, value -> Integer.toString(value.elementVersion())))
                .param("samples", texts(values, value -> Boolean.toString(value.sample())))
                .param("authors", texts(values, New::author))
                .param("at", at)
                .query(UUID.class)
                .list();
    }

    private static @Nullable String number(New value) {
        return value.content() instanceof Content.Numeric(BigDecimal number) ? number.toPlainString() : null;
    }

    private static @Nullable String state(New value) {
        return value.content() instanceof Content.State state ? state.state() : null;
    }

    private static @Nullable String text(New value) {
        return switch (value.content()) {
            case Content.Numeric _ -> null;
            case Content.State state -> state.text();
            case Content.Absent _ -> null;
            case Content.Text text -> text.text();
        };
    }

    private static @Nullable String absence(New value) {
        return value.content() instanceof Content.Absent(Absence absence) ? absence.word() : null;
    }

    private static @Nullable String delivery(New value, Function<Delivery, @Nullable String> part) {
        Delivery delivery = value.delivery();
        return delivery == null ? null : part.apply(delivery);
    }

    private static @Nullable String receipt(New value) {
        ReceiptId receipt = value.receipt();
        return receipt == null ? null : receipt.toString();
    }

    private static @Nullable String day(SourceDocument document) {
        LocalDate date = document.date();
        return date == null ? null : date.toString();
    }

    private static @Nullable String document(New value, Function<SourceDocument, @Nullable String> part) {
        SourceDocument document = value.document();
        return document == null ? null : part.apply(document);
    }

    private static Value value(ResultSet row, int number) throws SQLException {
        String title = row.getString("document_title");
        UUID receipt = row.getObject("receipt_id", UUID.class);
        UUID round = row.getObject("round_id", UUID.class);
        return new Value(
                row.getObject("id", UUID.class),
                JdbcFigures.key(row),
                Origin.parse(row.getString("origin")),
                Finality.parse(row.getString("finality")),
                content(row),
                title == null
                        ? null
                        : new SourceDocument(
                                title,
                                row.getString("document_number"),
                                row.getObject("document_date", LocalDate.class)),
                Arrays.asList((String[]) row.getArray("evidence").getArray()),
                row.getString("comment"),
                row.getString("doubt"),
                receipt == null ? null : new ReceiptId(receipt),
                round == null ? null : new Delivery(round, row.getString("explanation"), row.getString("correction")),
                row.getInt("element_version"),
                row.getString("withdrawn"),
                row.getBoolean("sample"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("holds")
                        ? null
                        : row.getObject("superseded_at", OffsetDateTime.class).toInstant());
    }

    private static Content content(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("number");
        if (number != null) {
            return new Content.Numeric(number);
        }
        String absence = row.getString("absence");
        if (absence != null) {
            return new Content.Absent(Absence.parse(absence));
        }
        String state = row.getString("state");
        String text = row.getString("text");
        return state != null ? new Content.State(state, text) : new Content.Text(text == null ? "" : text);
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        @Nullable String[] texts = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            texts[i++] = column.apply(row);
        }
        return texts;
    }
}
