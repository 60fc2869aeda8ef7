package io.qingyuan.identity.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.Verb;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the policy tables; a line that cannot be read keeps the system from starting. */
public final class PolicyTables {

    private static final List<String> HEADER = List.of("kind", "verb", "role", "relation");

    private PolicyTables() {}

    /** All rules, in the order of the tables' names. */
    public static List<Rule> load() throws IOException {
        Resource[] tables = new PathMatchingResourcePatternResolver().getResources("classpath*:policy/*.csv");
        Arrays.sort(tables, Comparator.comparing(PolicyTables::name));
        List<Rule> rules = new ArrayList<>();
        for (Resource table : tables) {
            try (Reader reader = new InputStreamReader(table.getInputStream(), StandardCharsets.UTF_8)) {
                rules.addAll(read(reader, name(table)));
            }
        }
        return rules;
    }

    static List<Rule> read(Reader reader, String name) throws IOException {
        List<Rule> rules = new ArrayList<>();
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder().skipEmptyLines(true).ofCsvRecord(reader)) {
            for (CsvRecord line : lines) {
                String source = name + ":" + line.getStartingLineNumber();
                if (line.getStartingLineNumber() == 1) {
                    require(HEADER.equals(line.getFields()), source, "the header must be " + String.join(",", HEADER));
                } else {
                    rules.add(rule(line, source));
                }
            }
        }
        return rules;
    }

    private static Rule rule(CsvRecord line, String source) {
        require(line.getFieldCount() == HEADER.size(), source, "a line has four fields");
        try {
            String role = line.getField(2);
            return new Rule(
                    line.getField(0),
                    Verb.valueOf(line.getField(1)),
                    role.equals("*") ? null : Role.valueOf(role),
                    Relation.parse(line.getField(3)),
                    source);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("policy " + source + ": " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String source, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("policy " + source + ": " + otherwise);
        }
    }

    private static String name(Resource table) {
        String name = table.getFilename();
        return name == null ? table.getDescription() : name;
    }
}
