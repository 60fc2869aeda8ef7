package io.qingyuan.packs.internal.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table in a pack (RFC 4180, a header line first) as {@code {"rows": [{column: text}]}}; every row remembers its line. */
final class CsvTree {

    private CsvTree() {}

    static Optional<PackDocument> read(PackId pack, String path, String source, List<PackFault> faults) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = root.putArray("rows");
        Map<String, Integer> lines = new HashMap<>(Map.of("", 1, "/rows", 1));
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(source)) {
            List<String> header = List.of();
            for (CsvRecord line : csv) {
                int number = (int) line.getStartingLineNumber();
                if (header.isEmpty()) {
                    header = header(pack, path, line, faults);
                    if (header.isEmpty()) {
                        return Optional.empty();
                    }
                } else if (line.getFieldCount() != header.size()) {
                    faults.add(PackFault.of(
                            new PackPlace(pack, path, number, "/rows/" + rows.size()),
                            "csv-width",
                            Integer.toString(line.getFieldCount()),
                            Integer.toString(header.size()),
                            header.size()));
                } else {
                    lines.put("/rows/" + rows.size(), number);
                    ObjectNode row = rows.addObject();
                    for (int i = 0; i < header.size(); i++) {
                        if (!line.getField(i).isEmpty()) {
                            row.put(header.get(i), line.getField(i));
                        }
                    }
                }
            }
        } catch (CsvParseException e) {
            faults.add(PackFault.of(
                    new PackPlace(pack, path, 0, ""), "not-csv", null, null, String.valueOf(e.getMessage())));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new PackDocument(pack, path, source, root, lines));
    }

    private static List<String> header(PackId pack, String path, CsvRecord line, List<PackFault> faults) {
        Set<String> names = new HashSet<>();
        for (String name : line.getFields()) {
            if (name.isBlank() || !names.add(name)) {
                faults.add(PackFault.of(new PackPlace(pack, path, 1, ""), "csv-header", name, null, name));
                return List.of();
            }
        }
        return line.getFields();
    }
}
