package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what stands in inputs, each source once for all of them. */
@Component
class Reading {

    /**
     * What stands in an input now.
     *
     * @param hash of the content as it is now, to be compared with the input's
     */
    record Found(Canonical content, String hash, long count, boolean sample) {}

    private record RangeKey(String source, RangeQuery query) {}

    private final Sources sources;
    private final JdbcReceipts receipts;

    Reading(Sources sources, JdbcReceipts receipts) {
        this.sources = sources;
        this.receipts = receipts;
    }

    /** What was read for a set of inputs. */
    static final class Contents {
        private final Map<String, Map<String, Fact>> facts = new HashMap<>();
        private final Map<RangeKey, Range> ranges = new HashMap<>();
        private Map<ReceiptId, Receipt> receipts = Map.of();
        private Map<String, Canonical> definitions = Map.of();

        /** Empty where nothing stands there any more. */
        Optional<Found> find(Input input) {
            return switch (input) {
                case FactInput asked ->
                    findFact(asked.source(), asked.id())
                            .map(fact ->
                                    new Found(fact.content(), fact.content().hash(), 1, fact.sample()));
                case RangeInput range ->
                    Optional.ofNullable(ranges.get(new RangeKey(range.source(), query(range))))
                            .map(found -> new Found(found.content(), found.root(), found.count(), found.sample()));
                case ReceiptInput below ->
                    findReceipt(below.id())
                            .map(receipt -> new Found(receipt.outcome().json(), receipt.hash(), 1, receipt.sample()));
                case DefinitionInput definition ->
                    Optional.ofNullable(definitions.get(definition.hash()))
                            .map(content -> new Found(content, content.hash(), 1, false));
            };
        }

        Optional<Fact> findFact(String source, String id) {
            return Optional.ofNullable(facts.getOrDefault(source, Map.of()).get(id));
        }

        Optional<Receipt> findReceipt(ReceiptId id) {
            return Optional.ofNullable(receipts.get(id));
        }
    }

    /** Reads them all; the hashes in the inputs are not looked at, except to find definitions. */
    Contents read(Collection<? extends Input> inputs) {
        Contents contents = new Contents();
        Map<String, Set<String>> factIds = new LinkedHashMap<>();
        Map<String, Set<RangeQuery>> queries = new LinkedHashMap<>();
        Set<ReceiptId> receiptIds = new LinkedHashSet<>();
        Set<String> definitions = new LinkedHashSet<>();
        for (Input input : inputs) {
            switch (input) {
                case FactInput fact ->
                    factIds.computeIfAbsent(fact.source(), _ -> new LinkedHashSet<>())
                            .add(fact.id());
                case RangeInput range ->
                    queries.computeIfAbsent(range.source(), _ -> new LinkedHashSet<>())
                            .add(query(range));
                case ReceiptInput receipt -> receiptIds.add(receipt.id());
                case DefinitionInput definition -> definitions.add(definition.hash());
            }
        }
        factIds.forEach((source, ids) ->
                contents.facts.put(source, sources.facts(source).read(ids)));
        queries.forEach((source, asked) -> readRanges(contents, source, List.copyOf(asked)));
        if (!receiptIds.isEmpty()) {
            contents.receipts = receipts.find(receiptIds);
        }
        if (!definitions.isEmpty()) {
            contents.definitions = receipts.definitions(definitions);
        }
        return contents;
    }

    private void readRanges(Contents contents, String source, List<RangeQuery> queries) {
        List<Range> found = sources.facts(source).ranges(queries);
        if (found.size() != queries.size()) {
            throw new IllegalStateException(
                    source + " gave " + found.size() + " ranges where " + queries.size() + " were asked");
        }
        for (int i = 0; i < queries.size(); i++) {
            contents.ranges.put(new RangeKey(source, queries.get(i)), found.get(i));
        }
    }

    static RangeQuery query(RangeInput range) {
        return new RangeQuery(range.key(), range.interval(), range.asOf());
    }
}
