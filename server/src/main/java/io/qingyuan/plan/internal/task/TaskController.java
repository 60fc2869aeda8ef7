package io.qingyuan.plan.internal.task;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.internal.task.TaskViews.DetailView;
import io.qingyuan.plan.internal.task.TaskViews.NodeView;
import io.qingyuan.plan.internal.task.TaskViews.TaskUnitView;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The task tree (任务) of the plan. */
@RestController
@RequestMapping("/api/plan/tasks")
class TaskController {

    private static final String KIND = "plan.task";

    private final TaskDesk desk;
    private final MessageSource texts;

    TaskController(TaskDesk desk, MessageSource texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<NodeView> tasks(AsOf asOf, @RequestParam(required = false) @Nullable String unit) {
        return desk.nodes(unit, asOf);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportTasks(
            Actor actor,
            AsOf asOf,
            Locale locale,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String unit)
            throws IOException {
        SheetNote note = SheetNote.of("任务", "Tasks", asOf.at(), actor.name()).filter("单位 / unit", unit);
        Sheets.send(response, locale, note, columns(locale), desk.nodes(unit, asOf).stream());
    }

    @GetMapping("/{ref}")
    @Permit(kind = KIND, verb = Verb.READ)
    DetailView task(AsOf asOf, @PathVariable String ref) {
        return desk.node(ref, asOf);
    }

    private List<Column<NodeView>> columns(Locale locale) {
        return List.of(
                Column.of("规划位置", "Place in the plan", NodeView::ref),
                Column.of("层级", "Level", NodeView::level),
                Column.<NodeView>of("任务", "Task", node -> node.title().in(locale))
                        .wide(50),
                Column.<NodeView>of("内容", "Content", node -> node.summary().in(locale))
                        .wide(60),
                Column.<NodeView>of(
                                "责任单位",
                                "Units",
                                node -> node.units().stream()
                                        .map(unit -> owner(unit, locale))
                                        .collect(Collectors.joining("、")))
                        .wide(40),
                Column.of("承诺事项数", "Commitments", node -> node.rollUp().total()),
                Column.of("已达成", "Met", node -> count(node, "met")),
                Column.of("推进中", "On track", node -> count(node, "on-track")),
                Column.of("滞后", "Behind", node -> count(node, "behind")),
                Column.of("逾期未达成", "Missed", node -> count(node, "missed")),
                Column.of("未报送", "Not reported", node -> count(node, "not-reported")),
                Column.of("系统数", "Systems", NodeView::systems));
    }

    private String owner(TaskUnitView owner, Locale locale) {
        String name = owner.unit().in(locale);
        return owner.basis().equals("inferred")
                ? name + " (" + texts.getMessage("plan.owner.inferred", null, locale) + ")"
                : name;
    }

    private static int count(NodeView node, String state) {
        return node.rollUp().counts().getOrDefault(state, 0);
    }
}
