package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentReader;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Merging;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.fields.Lookup;
import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validating a hazardous waste manifest with two wastes and two carriers, 61 places, at the receiver's turn: wanted is less than a
 * millisecond. Against it, the check of the same fields without any table.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DocumentBench {

    private static final int PLACES = 60;

    private final DocumentKind kind =
            DocumentReader.read(PackFolder.readAll(Path.of("packs"), FormulaCheck.NONE)
                            .content())
                    .values()
                    .stream()
                    .filter(each -> each.id().equals("hazardous-waste-manifest"))
                    .findFirst()
                    .orElseThrow();
    private final DocumentRules rules = new DocumentRules(kind);
    private final JsonNode values = values();
    private final Standing standing = standing();
    private final Viewer receiver = Viewer.at(Seat.of("receiver"));
    private final JsonNode proposed = JsonMapper.shared().readTree("""
            {"arrived_on": "2026-11-22", "mismatch": false,
             "wastes": [{"accepted": "whole", "received_weight": "1.25", "treatment": "焚烧"},
                        {"accepted": "whole", "received_weight": "2", "treatment": "焚烧"}]}
            """);

    private Standing standing() {
        Set<Step> given = new HashSet<>(Set.of(Step.of("send"), new Step("load", 0), new Step("load", 1)));
        Standing at = new Standing(LocalDate.of(2026, 11, 20), given, false);
        long places = rules.states(at, Viewer.at(Seat.of("receiver")), values).keySet().stream()
                .filter(pointer -> !pointer.contains("/-/"))
                .count();
        if (places < PLACES) {
            throw new IllegalStateException("only " + places + " places");
        }
        return at;
    }

    private static JsonNode values() {
        List<String> wastes = new ArrayList<>();
        List<String> carriers = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            wastes.add("""
                    {"waste_code_new": "900-041-49", "waste_name": "废包装", "hazard": "T", "state": "solid", "packing": "袋",
                     "pieces": "10", "sent_weight": "%d.25"}""".formatted(i));
            carriers.add("""
                    {"carrier_unit": "c%d", "transport_licence": "t", "vehicle": "v", "driver": "d", "from_place": "a",
                     "to_place": "b", "loaded_on": "2026-11-21", "route": "r"}""".formatted(i));
        }
        return JsonMapper.shared().readTree("""
                {"generator_unit": "g", "plan_no": "p", "contract_no": "c", "cross_province": false, "receiver_unit": "r",
                 "receiver_licence": "l", "sent_on": "2026-11-20", "wastes": [%s], "carriers": [%s]}
                """.formatted(String.join(",", wastes), String.join(",", carriers)));
    }

    /** What the server does with what a party sends, up to the database: decide, merge, check every field, recompute, prune. */
    @Benchmark
    public Object fill() {
        Map<String, FieldState> states = rules.states(standing, receiver, values);
        Merging.Merged merged = Merging.merge(kind.form(), states, values, proposed);
        return rules.pruned(
                standing,
                kind.form().check(merged.values(), Lookup.TRUSTING, false).values());
    }

    /** What stands in the way of a signature. */
    @Benchmark
    public Object beforeSigning() {
        Step receive = Step.of("receive");
        Set<Step> then = new HashSet<>(standing.given());
        then.add(receive);
        return List.of(rules.missing(receive, standing, values), rules.broken(then, values));
    }

    /** What the browser is told. */
    @Benchmark
    public Object describe() {
        return rules.states(standing, receiver, values);
    }

    /** The raw engine: the same fields checked by their kinds alone. */
    @Benchmark
    public Object fieldsAlone() {
        return kind.form().check(values, Lookup.TRUSTING, false);
    }
}
