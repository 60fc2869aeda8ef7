package io.qingyuan.plan.internal.catalogue;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.Owner;
import io.qingyuan.plan.PlanModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the plans of a pack content. A pack holds one plan; several packs may hold plans that follow one another. */
public final class PlanReader {

    private static final String FILES = "plan/*.yaml";

    private final PackContent content;
    private final PackItem file;
    private final PackItem plan;

    private PlanReader(PackContent content, PackItem file, PackItem plan) {
        this.content = content;
        this.file = file;
        this.plan = plan;
    }

    /** The plans by the year they begin. */
    public static List<PlanModel> read(PackContent content) {
        return content.documents(FILES).stream()
                .flatMap(document -> document
                        .item()
                        .find("plan")
                        .filter(plan -> plan.node().isObject())
                        .map(plan -> new PlanReader(content, document.item(), plan).model())
                        .stream())
                .sorted(Comparator.comparingInt(model -> model.info().startYear()))
                .toList();
    }

    private PlanModel model() {
        return new PlanModel(
                content.hash(),
                info(),
                new PlanModel.Parts(
                        file.list("domains").stream()
                                .map(item -> new PlanModel.Domain(item.id(), item.text("title")))
                                .toList(),
                        file.list("task_groups").stream()
                                .map(item -> new PlanModel.TaskGroup(
                                        item.integer("number"), item.string("domain"), item.text("title")))
                                .toList(),
                        items("indicators").map(IndicatorReader::indicator).toList(),
                        items("conditions").map(IndicatorReader::condition).toList(),
                        items("indicators")
                                .flatMap(indicator -> indicator.list("items").stream())
                                .filter(item -> !item.strings("continues").isEmpty())
                                .collect(Collectors.toMap(PackItem::id, item -> item.strings("continues")))));
    }

    /** The entries of the files that say they belong to this plan. */
    private Stream<PackItem> items(String list) {
        return content.documents(FILES).stream()
                .map(document -> document.item())
                .filter(item ->
                        item.findString("plan").filter(plan.id()::equals).isPresent())
                .flatMap(item -> item.list(list).stream());
    }

    private PlanModel.Info info() {
        PackItem period = plan.find("period").orElseThrow();
        Map<String, Integer> counts = plan.entries("counts").stream()
                .collect(Collectors.toMap(
                        PackItem.Entry::key, entry -> entry.value().node().asInt()));
        return new PlanModel.Info(
                plan.id(),
                plan.text("title"),
                plan.string("area"),
                plan.string("edition"),
                period.integer("start"),
                period.integer("end"),
                plan.integer("base_year"),
                plan.integer("target_year"),
                plan.findString("succeeds").orElse(null),
                plan.strings("ref"),
                counts);
    }

    static Owner owner(PackItem item) {
        return new Owner(
                item.string("unit"),
                Owner.Basis.ofKey(item.string("basis")),
                item.findText("from").orElse(null));
    }
}
