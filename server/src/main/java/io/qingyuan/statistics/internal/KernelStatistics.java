package io.qingyuan.statistics.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.DeliveredValue;
import io.qingyuan.statistics.DerivedValue;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.JudgedFigure.Difference;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.JdbcFigures.Filter;
import io.qingyuan.statistics.internal.JdbcValues.New;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

@Service
class KernelStatistics implements Statistics {

    private static final int ALL = Integer.MAX_VALUE;
    private static final String BY = "system";

    private final Elements elements;
    private final JdbcFigures figures;
    private final JdbcValues values;
    private final Receipts receipts;
    private final DerivedValues derived;
    private final Recording recording;
    private final FigureTitles titles;

    KernelStatistics(
            Elements elements,
            JdbcFigures figures,
            JdbcValues values,
            Receipts receipts,
            DerivedValues derived,
            Recording recording,
            FigureTitles titles) {
        this.elements = elements;
        this.figures = figures;
        this.values = values;
        this.receipts = receipts;
        this.derived = derived;
        this.recording = recording;
        this.titles = titles;
    }

    /** A value that a round delivers. */
    private record SealedValue(DeliveredValue given, int elementVersion) implements Recording.Draft {

        @Override
        public FigureKey figure() {
            return given.figure();
        }

        @Override
        public Origin origin() {
            return Origin.REPORTED;
        }

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    Origin.REPORTED,
                    given.finality(),
                    given.content(),
                    given.document(),
                    given.evidence(),
                    given.comment(),
                    null,
                    null,
                    given.delivery(),
                    null,
                    elementVersion,
                    given.sample(),
                    given.author());
        }
    }

    @Override
    public List<Element> elements(AsOf asOf) {
        return elements.active(asOf).all();
    }

    @Override
    public Map<ElementCode, List<Extent>> extents(Period period, AsOf asOf) {
        FigureTitles.Names names = titles.names(asOf);
        LocalDate day = EntryCheck.lastDay(period, Zone.dayOf(asOf.at()));
        return elements.active(asOf).all().stream()
                .collect(Collectors.toMap(Element::code, element -> EntryCheck.extents(element, names, day)));
    }

    @Override
    public Map<String, PackText> measures(Collection<String> units, AsOf asOf) {
        ElementModel model = elements.active(asOf);
        return units.stream().distinct().collect(Collectors.toMap(Function.identity(), model::measure));
    }

    @Override
    public Optional<Element> findElement(ElementCode code, AsOf asOf) {
        return elements.active(asOf).find(code);
    }

    @Override
    public List<Figure> figures(Collection<ElementCode> codes, int from, int to, AsOf asOf) {
        return complete(figures.list(new Filter(List.copyOf(codes), null, from, to, null, ALL)), asOf);
    }

    /** The figures with their values and what is judged; figures of which nothing was known then are left out. */
    List<Figure> complete(List<JdbcFigures.Row> rows, AsOf asOf) {
        Map<FigureKey, List<Value>> said = new HashMap<>();
        values.of(rows.stream().map(JdbcFigures.Row::id).toList(), asOf.at())
                .forEach(value -> said.computeIfAbsent(value.figure(), _ -> new ArrayList<>())
                        .add(value));
        Map<FigureKey, JudgedFigure> judged =
                judged(rows.stream().map(JdbcFigures.Row::key).toList(), asOf);
        return rows.stream()
                .filter(row -> said.containsKey(row.key()))
                .map(row -> new Figure(
                        row.id(),
                        row.key(),
                        said.getOrDefault(row.key(), List.of()).stream()
                                .sorted(Comparator.comparing(Value::origin))
                                .toList(),
                        judged.get(row.key())))
                .toList();
    }

    @Override
    public Map<FigureKey, JudgedFigure> judged(Collection<FigureKey> keys, AsOf asOf) {
        Map<FigureKey, JudgedFigure> found = new HashMap<>();
        List<Subject> subjects = keys.stream().map(FigureKey::judged).toList();
        receipts.current(subjects, asOf).values().forEach(receipt -> {
            if (receipt.outcome().findFault().isEmpty()) {
                JudgedFigure judged = judged(receipt);
                found.put(judged.figure(), judged);
            }
        });
        return found;
    }

    @Override
    public List<JudgedFigure> judged(Collection<ElementCode> codes, int from, int to, AsOf asOf) {
        List<FigureKey> keys = figures.list(new Filter(List.copyOf(codes), null, from, to, null, ALL)).stream()
                .map(JdbcFigures.Row::key)
                .toList();
        Map<FigureKey, JudgedFigure> judged = judged(keys, asOf);
        return keys.stream().filter(judged::containsKey).map(judged::get).toList();
    }

    private static JudgedFigure judged(Receipt receipt) {
        JsonNode outcome = receipt.outcome().json().tree();
        List<Difference> differences = new ArrayList<>();
        outcome.path("differences")
                .forEach(difference -> differences.add(new Difference(
                        Origin.parse(difference.get("origin").asString()),
                        difference.get("value").asString())));
        return new JudgedFigure(
                FigureKey.of(receipt.subject()),
                Origin.parse(outcome.get("origin").asString()),
                Finality.parse(outcome.get("finality").asString()),
                receipt.outcome().findNumber().orElse(null),
                receipt.outcome().findState().orElse(null),
                differences,
                receipt.id(),
                receipt.state() == Receipt.State.STALE,
                receipt.sample());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(List<DeliveredValue> given) {
        ElementModel model = elements.active();
        Recording.Locked locked =
                recording.lock(given.stream().map(DeliveredValue::figure).toList());
        Map<String, List<SealedValue>> byAuthor = given.stream()
                .map(value -> new SealedValue(
                        value,
                        model.find(value.figure().element())
                                .map(element -> element.versionIn(value.figure().period()))
                                .orElse(0)))
                .collect(Collectors.groupingBy(value -> value.given().author()));
        byAuthor.forEach((author, values) -> recording.write(locked, values, (_, _) -> false, author));
    }

    @Override
    @Transactional
    public void put(List<DerivedValue> given) {
        Map<ReceiptId, Receipt> found =
                receipts.findAll(given.stream().map(DerivedValue::receipt).toList());
        derived.write(
                given.stream()
                        .map(value -> {
                            Receipt receipt = Optional.ofNullable(found.get(value.receipt()))
                                    .orElseThrow(() -> new IllegalArgumentException("no receipt " + value.receipt()));
                            Content content = DerivedValues.content(receipt.outcome())
                                    .orElseThrow(() -> new IllegalArgumentException(
                                            "receipt " + value.receipt() + " is a fault and gives no value"));
                            return derived.derive(
                                    value.figure(),
                                    value.origin(),
                                    value.finality(),
                                    content,
                                    receipt,
                                    value.comment());
                        })
                        .toList(),
                BY);
    }

    @Override
    @Transactional
    public void withdraw(Collection<FigureKey> keys, Origin origin, String reason) {
        derived.end(keys, origin, reason, BY);
    }
}
