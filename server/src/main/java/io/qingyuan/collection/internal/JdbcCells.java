package io.qingyuan.collection.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.sheets.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.SourceDocument;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The cells of forms, every version, and the remarks on them. */
@Component
class JdbcCells {

    private static final TypeReference<Map<String, String>> EXCUSES = new TypeReference<>() {};

    private static final String COLUMNS = """
            select id, form_id, element, extent, number, state, absence, words, finality, document_title,
                   document_number, document_date, evidence, comment, excuses, author_id, author, recorded_at
              from collection.cell
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcCells(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A version to be written. */
    record New(
            LineKey line,
            @Nullable Content content,
            Finality finality,
            @Nullable SourceDocument document,
            List<String> evidence,
            @Nullable String comment,
            Map<String, String> excuses) {}

    /** What stands in a form's cells; cells that were emptied are there with what they still carry. */
    Map<LineKey, Cell> of(UUID form, Instant asOf) {
        return of(List.of(form), asOf);
    }

    /** The same of several forms of one round. */
    Map<LineKey, Cell> of(Collection<UUID> forms, Instant asOf) {
        Map<LineKey, Cell> cells = new HashMap<>();
        jdbc.sql(COLUMNS + """
                         where form_id = any(cast(:forms as uuid[])) and recorded_at <= :asOf and superseded_at > :asOf
                        """)
                .param("forms", forms.stream().map(UUID::toString).toArray(String[]::new))
                .param("asOf", at(asOf))
                .query(this::cell)
                .list()
                .forEach(cell -> cells.put(cell.line(), cell));
        return cells;
    }

    /** How many cells of each form say something. */
    Map<UUID, Integer> filled(Collection<UUID> forms, Instant asOf) {
        Map<UUID, Integer> filled = new HashMap<>();
        jdbc.sql("""
                        select form_id, count(*) as filled
                          from collection.cell
                         where form_id = any(cast(:forms as uuid[])) and recorded_at <= :asOf and superseded_at > :asOf
                           and num_nonnulls(number, state, absence) = 1
                         group by form_id
                        """)
                .param("forms", forms.stream().map(UUID::toString).toArray(String[]::new))
                .param("asOf", at(asOf))
                .query((row, _) -> filled.put(row.getObject("form_id", UUID.class), row.getInt("filled")))
                .list();
        return filled;
    }

    /** Every version of a cell, the latest first. */
    List<Cell> history(UUID form, LineKey line) {
        return jdbc.sql(COLUMNS + """
                         where form_id = :form and element = :element and extent = :extent
                         order by recorded_at desc
                        """)
                .param("form", form)
                .param("element", line.element().value())
                .param("extent", line.extent().text())
                .query(this::cell)
                .list();
    }

    /** Writes versions; those that held are ended. */
    void write(UUID form, List<New> cells, Actor actor, Instant at) {
        jdbc.sql("""
                        update collection.cell c
                           set superseded_at = :at
                          from unnest(:elements, :extents) as given (element, extent)
                         where c.form_id = :form and c.element = given.element and c.extent = given.extent
                           and c.superseded_at = 'infinity'
                        """)
                .param("form", form)
                .param("elements", texts(cells, cell -> cell.line().element().value()))
                .param("extents", texts(cells, cell -> cell.line().extent().text()))
                .param("at", at(at))
                .update();
        jdbc.sql("""
                        insert into collection.cell (form_id, element, extent, number, state, absence, words, finality,
                                                     document_title, document_number, document_date, evidence, comment,
                                                     excuses, author_id, author, recorded_at)
                        select :form, element, extent, number, state, absence, words, finality, title, reference, day,
                               coalesce(string_to_array(evidence, ' '), '{}'), comment, excuses, :authorId, :author, :at
                          from unnest(:elements, :extents, cast(:numbers as numeric[]), :states, :absences, :words,
                                      :finalities, :titles, :references, cast(:days as date[]), :evidence, :comments,
                                      cast(:excuses as jsonb[]))
                               as given (element, extent, number, state, absence, words, finality, title, reference,
                                         day, evidence, comment, excuses)
                        """)
                .param("form", form)
                .param("elements", texts(cells, cell -> cell.line().element().value()))
                .param("extents", texts(cells, cell -> cell.line().extent().text()))
                .param("numbers", texts(cells, JdbcCells::number))
                .param("states", texts(cells, JdbcCells::state))
                .param("absences", texts(cells, JdbcCells::absence))
                .param("words", texts(cells, JdbcCells::words))
                .param("finalities", texts(cells, cell -> cell.finality().word()))
                .param("titles", texts(cells, cell -> document(cell, SourceDocument::title)))
                .param("references", texts(cells, cell -> document(cell, SourceDocument::number)))
                .param("days", texts(cells, cell -> document(cell, JdbcCells::day)))
                .param(
                        "evidence",
                        texts(cells, cell -> cell.evidence().isEmpty() ? null : String.join(" ", cell.evidence())))
                .param("comments", texts(cells, New::comment))
                .param("excuses", texts(cells, cell -> json.writeValueAsString(cell.excuses())))
                .param("authorId", actor.person().value())
                .param("author", actor.name())
                .param("at", at(at))
                .update();
    }

    void remark(UUID form, Level level, Map<LineKey, String> reasons, String author, Instant at) {
        reasons.forEach((line, reason) -> jdbc.sql("""
                        insert into collection.remark (form_id, element, extent, level, reason, author, recorded_at)
                        values (:form, :element, :extent, :level, :reason, :author, :at)
                        """)
                .param("form", form)
                .param("element", line.element().value())
                .param("extent", line.extent().text())
                .param("level", level.word())
                .param("reason", reason)
                .param("author", author)
                .param("at", at(at))
                .update());
    }

    /** Ends the remarks: the form was submitted again. */
    void answer(UUID form, Instant at) {
        jdbc.sql("""
                        update collection.remark set superseded_at = :at
                         where form_id = :form and superseded_at = 'infinity'
                        """).param("form", form).param("at", at(at)).update();
    }

    /** All remarks on a form, the latest first. */
    List<Remark> remarks(UUID form, Instant asOf) {
        return jdbc.sql("""
                        select element, extent, level, reason, author, recorded_at,
                               case when superseded_at <= :asOf then superseded_at end as answered_at
                          from collection.remark
                         where form_id = :form and recorded_at <= :asOf
                         order by recorded_at desc, id
                        """)
                .param("form", form)
                .param("asOf", at(asOf))
                .query((row, _) -> {
                    OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
                    return new Remark(
                            LineKey.of(row.getString("element"), row.getString("extent")),
                            Level.parse(row.getString("level")),
                            row.getString("reason"),
                            row.getString("author"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            answered == null ? null : answered.toInstant());
                })
                .list();
    }

    private static @Nullable String number(New cell) {
        return cell.content() instanceof Content.Numeric(BigDecimal number) ? number.toPlainString() : null;
    }

    private static @Nullable String state(New cell) {
        return cell.content() instanceof Content.State state ? state.state() : null;
    }

    private static @Nullable String words(New cell) {
        return cell.content() instanceof Content.State state ? state.text() : null;
    }

    private static @Nullable String absence(New cell) {
        return cell.content() instanceof Content.Absent(Absence absence) ? absence.word() : null;
    }

    private static @Nullable String day(SourceDocument document) {
        LocalDate date = document.date();
        return date == null ? null : date.toString();
    }

    private static @Nullable String document(New cell, Function<SourceDocument, @Nullable String> part) {
        SourceDocument document = cell.document();
        return document == null ? null : part.apply(document);
    }

    private Cell cell(ResultSet row, int number) throws SQLException {
        String title = row.getString("document_title");
        return new Cell(
                row.getObject("id", UUID.class),
                row.getObject("form_id", UUID.class),
                LineKey.of(row.getString("element"), row.getString("extent")),
                content(row),
                Finality.parse(row.getString("finality")),
                title == null
                        ? null
                        : new SourceDocument(
                                title,
                                row.getString("document_number"),
                                row.getObject("document_date", LocalDate.class)),
                Arrays.asList((String[]) row.getArray("evidence").getArray()),
                row.getString("comment"),
                json.readValue(row.getString("excuses"), EXCUSES),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Content content(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("number");
        if (number != null) {
            return new Content.Numeric(number);
        }
        String absence = row.getString("absence");
        if (absence != null) {
            return new Content.Absent(Absence.parse(absence));
        }
        String state = row.getString("state");
        return state == null ? null : new Content.State(state, row.getString("words"));
    }

    private static @Nullable String[] texts(List<New> cells, Function<New, @Nullable String> column) {
        @Nullable String[] texts = new String[cells.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(cells.get(i));
        }
        return texts;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
