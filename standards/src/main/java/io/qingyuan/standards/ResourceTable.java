package io.qingyuan.standards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of a standard: a CSV resource of this library with one header line. Fields may be quoted. */
public final class ResourceTable {
    private final String name;
    private final Map<String, Integer> columns;
    private final List<Row> rows;

    private ResourceTable(String name, List<List<String>> lines) {
        this.name = name;
        this.columns = new HashMap<>();
        List<String> header = lines.getFirst();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        this.rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(new Row(i + 1, lines.get(i)));
        }
    }

    /** Reads the resource beside a class. */
    public static ResourceTable read(Class<?> beside, String name) {
        InputStream stream = beside.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalArgumentException("no resource " + name + " beside " + beside.getName());
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new ResourceTable(
                    name, reader.lines().map(ResourceTable::fields).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows in the order of the file. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** A row of the table, its fields by column name. */
    public final class Row {
        private final int line;
        private final List<String> fields;

        private Row(int line, List<String> fields) {
            if (fields.size() != columns.size()) {
                throw new IllegalStateException(
                        name + " line " + line + ": " + fields.size() + " fields, " + columns.size() + " columns");
            }
            this.line = line;
            this.fields = fields;
        }

        /** The text of a field, possibly empty. */
        public String text(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new IllegalArgumentException(name + " has no column " + column);
            }
            return fields.get(index);
        }

        /** The number of a field that must have one. */
        public BigDecimal number(String column) {
            return findNumber(column)
                    .orElseThrow(() -> new IllegalStateException(name + " line " + line + ": no " + column));
        }

        /** The number of a field that may be empty. */
        public Optional<BigDecimal> findNumber(String column) {
            String text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        }

        /** The date of a field that may be empty. */
        public Optional<LocalDate> findDate(String column) {
            String text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        }

        /** The mark in the {@code verified} column. */
        public Verification verified() {
            return Verification.of(text("verified"));
        }

        /** The line in the file, the header being line 1. */
        public int line() {
            return line;
        }
    }
}
