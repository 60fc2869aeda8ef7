package io.qingyuan.statistics.internal;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.SampleData;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.JdbcFigures.Filter;
import io.qingyuan.statistics.internal.JdbcValues.New;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Figures that packs bring: what the plan prints, and sample data. */
@Component
@Order(200)
class PackFigures implements PackConsumer, SampleData {

    private static final String AUTHOR = "system";
    private static final String REMOVED = "sample data removed";
    private static final int ALL = Integer.MAX_VALUE;

    private final Elements elements;
    private final Recording recording;
    private final Receipts receipts;
    private final JdbcFigures figures;
    private final JdbcValues values;

    PackFigures(Elements elements, Recording recording, Receipts receipts, JdbcFigures figures, JdbcValues values) {
        this.elements = elements;
        this.recording = recording;
        this.receipts = receipts;
        this.figures = figures;
        this.values = values;
    }

    private record Given(
            FigureKey figure,
            Origin origin,
            Finality finality,
            Content content,
            @Nullable SourceDocument document,
            @Nullable String comment,
            @Nullable String doubt,
            @Nullable String withdrawn,
            int elementVersion,
            boolean sample)
            implements Recording.Draft {

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    origin,
                    finality,
                    content,
                    document,
                    List.of(),
                    comment,
                    doubt,
                    null,
                    null,
                    withdrawn,
                    elementVersion,
                    sample,
                    AUTHOR);
        }
    }

    @Override
    public List<PackImpact> impact(PackContent before, PackContent after) {
        int changed = changed(elements.of(before), elements.of(after)).size();
        return changed == 0
                ? List.of()
                : List.of(new PackImpact(
                        "statistics",
                        new PackText(
                                "个数据元的定义改变，其测算数将重新计算", "data elements change; their computed values are made anew"),
                        changed,
                        false));
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        ElementModel model = elements.of(after);
        write(baseline(after, model));
        recompute(changed(elements.of(before), model));
    }

    /** Elements that are new, or whose definition is another. */
    private static List<Element> changed(ElementModel before, ElementModel after) {
        return after.all().stream()
                .filter(element -> !before.find(element.code()).equals(Optional.of(element)))
                .toList();
    }

    private void recompute(List<Element> changed) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Element element : changed) {
            List<ElementCode> looksAt = new ArrayList<>(List.of(element.code()));
            Element.Formula formula = element.formula();
            if (formula != null) {
                formula.inputs().values().forEach(input -> looksAt.add(input.element()));
            }
            for (JdbcFigures.Row row : figures.list(new Filter(looksAt, null, 0, 9998, null, ALL))) {
                if (formula != null) {
                    subjects.add(new FigureKey(
                                    element.code(),
                                    row.key().extent(),
                                    row.key().period())
                            .computed());
                }
                if (row.key().element().equals(element.code())) {
                    subjects.add(row.key().judged());
                }
            }
        }
        receipts.request(subjects, AUTHOR);
    }

    private List<Given> baseline(PackContent content, ElementModel model) {
        List<Given> given = new ArrayList<>();
        content.documents("statistics/baseline.yaml").forEach(document -> {
            PackItem root = document.item();
            String source = root.findText("source").map(PackText::preferChinese).orElse("");
            Origin origin = Origin.parse(root.string("origin"));
            Finality finality = Finality.parse(root.string("finality"));
            for (PackItem item : root.list("figures")) {
                given.add(new Given(
                        key(item, item.string("period")),
                        origin,
                        finality,
                        content(item),
                        new SourceDocument(source, item.findString("ref").orElse(null), null),
                        null,
                        item.findText("doubt").map(PackText::preferChinese).orElse(null),
                        null,
                        version(item, item.string("period"), model),
                        false));
            }
        });
        return given;
    }

    @Override
    public void load(PackContent content) {
        ElementModel model = elements.of(content);
        List<Given> given = new ArrayList<>();
        List<PackItem> items = new ArrayList<>(content.items("sample/figures.yaml", "figures"));
        items.addAll(content.items("sample/figures.yaml", "states"));
        for (PackItem item : items) {
            Origin origin = Origin.parse(item.findString("origin").orElse(Origin.REPORTED.word()));
            Finality finality = Finality.parse(item.findString("finality").orElse(Finality.FINAL.word()));
            SourceDocument document = item.findText("document")
                    .or(() -> item.findText("evidence"))
                    .map(text -> new SourceDocument(text.preferChinese(), null, null))
                    .orElse(null);
            List<PackItem.Entry> entries = new ArrayList<>(item.entries("values"));
            entries.addAll(item.entries("states"));
            for (PackItem.Entry entry : entries) {
                String said = entry.value().node().asString();
                given.add(new Given(
                        key(item, entry.key()),
                        origin,
                        finality,
                        item.has("states") ? new Content.State(said, null) : new Content.Numeric(new BigDecimal(said)),
                        document,
                        null,
                        null,
                        null,
                        version(item, entry.key(), model),
                        true));
            }
        }
        write(given);
    }

    @Override
    public void remove() {
        List<Given> ended = values.samples().stream()
                .map(value -> new Given(
                        value.figure(),
                        value.origin(),
                        value.finality(),
                        value.content(),
                        null,
                        null,
                        null,
                        REMOVED,
                        0,
                        true))
                .toList();
        if (!ended.isEmpty()) {
            Recording.Locked locked =
                    recording.lock(ended.stream().map(Given::figure).toList());
            recording.write(locked, ended, (_, before) -> before.withdrawn() != null, AUTHOR);
        }
    }

    /** Writes where nobody has written yet; what people entered stays, and sample data never replaces anything. */
    private void write(List<Given> given) {
        if (given.isEmpty()) {
            return;
        }
        Recording.Locked locked =
                recording.lock(given.stream().map(Given::figure).toList());
        recording.write(locked, given, PackFigures::stays, AUTHOR);
    }

    private static boolean stays(New now, Value before) {
        if (!before.author().equals(AUTHOR) || (now.sample() && !before.sample() && before.withdrawn() == null)) {
            return true;
        }
        return before.withdrawn() == null
                && before.sample() == now.sample()
                && before.content().equals(now.content())
                && before.finality() == now.finality()
                && Objects.equals(before.doubt(), now.doubt())
                && Objects.equals(before.document(), now.document());
    }

    private static FigureKey key(PackItem item, String period) {
        Extent extent = item.findString("area").map(Extent::area).orElseGet(() -> Extent.unit(item.string("unit")));
        return new FigureKey(new ElementCode(item.string("element")), extent, Period.parse(period));
    }

    private static Content content(PackItem item) {
        String text = item.findText("text").map(PackText::preferChinese).orElse(null);
        Optional<String> state = item.findString("state");
        if (state.isPresent()) {
            return new Content.State(state.get(), text);
        }
        return item.findDecimal("value")
                .<Content>map(Content.Numeric::new)
                .orElseGet(() -> new Content.Text(text == null ? "" : text));
    }

    private static int version(PackItem item, String period, ElementModel model) {
        return model.find(new ElementCode(item.string("element")))
                .map(element -> element.versionIn(Period.parse(period)))
                .orElse(0);
    }
}
