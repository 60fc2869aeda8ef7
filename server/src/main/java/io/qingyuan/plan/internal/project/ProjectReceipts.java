package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Draft.DefinitionRef;
import io.qingyuan.receipts.Draft.RangeRef;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the receipt of how every project stands in the current month: all asked for in one batch. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProjectReceipts implements Recomputer, PackConsumer {

    static final String KIND = "plan.project";

    private final ProjectCatalogue catalogue;
    private final ProjectRule rule;
    private final Receipts receipts;
    private final Clamp clamp;

    ProjectReceipts(ProjectCatalogue catalogue, ProjectRule rule, Receipts receipts, Clamp clamp) {
        this.catalogue = catalogue;
        this.rule = rule;
        this.receipts = receipts;
        this.clamp = clamp;
    }

    static Subject subject(String project) {
        return new Subject(KIND, project, "");
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        return Set.of();
    }

    @Override
    @Transactional
    public void recompute(Collection<Subject> subjects, String by) {
        ProjectModel model = catalogue.now();
        AsOf now = clamp.now();
        List<Project> known = subjects.stream()
                .map(subject -> model.find(subject.key()))
                .flatMap(Optional::stream)
                .toList();
        receipts.issue(known.stream().map(project -> draft(project, model, now)).toList(), by);
        Set<Subject> gone = new HashSet<>(subjects);
        known.forEach(project -> gone.remove(subject(project.id())));
        if (!gone.isEmpty()) {
            receipts.withdraw(gone, by);
        }
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        ProjectModel model = catalogue.now();
        Map<Subject, Title> titles = new HashMap<>();
        for (Subject subject : subjects) {
            titles.put(
                    subject,
                    model.find(subject.key())
                            .map(project -> new Title(project.title(), "/plan/projects/" + project.number()))
                            .orElse(new Title(new PackText(subject.key(), subject.key()), null)));
        }
        return titles;
    }

    /** A new version of the plan may ask for something else: every project is judged anew. */
    @Override
    public void activate(PackContent before, PackContent after) {
        Set<Subject> all = new HashSet<>(subjects(catalogue.of(before)));
        all.addAll(subjects(catalogue.of(after)));
        receipts.request(all, "system");
    }

    /** The subjects that were not yet judged in this month. */
    Set<Subject> due(AsOf now) {
        Set<Subject> all = subjects(catalogue.at(now));
        Map<Subject, Receipt> current = receipts.current(all, now);
        String month = month(now);
        return all.stream()
                .filter(subject -> {
                    Receipt receipt = current.get(subject);
                    return receipt == null
                            || !receipt.parameters()
                                    .tree()
                                    .path(ProjectRule.MONTH)
                                    .asString("")
                                    .equals(month);
                })
                .collect(Collectors.toSet());
    }

    private static Set<Subject> subjects(ProjectModel model) {
        return model.all().stream().map(project -> subject(project.id())).collect(Collectors.toSet());
    }

    private static String month(AsOf now) {
        return YearMonth.from(Zone.dayOf(now.at())).toString();
    }

    private Draft draft(Project project, ProjectModel model, AsOf now) {
        return Draft.of(
                        subject(project.id()),
                        rule.rule(),
                        List.of(
                                new DefinitionRef(
                                        ProjectRule.ASKED,
                                        "plan/projects.yaml",
                                        project.id(),
                                        ProjectJson.asked(project)),
                                new DefinitionRef(
                                        ProjectRule.ALLOWANCE,
                                        "plan/readings.yaml",
                                        "readings",
                                        ProjectJson.allowance(model.allowance())),
                                range(ProjectRule.REPORTS, ReportFacts.SOURCE, project, now),
                                range(ProjectRule.MONEY, MoneyFacts.SOURCE, project, now)))
                .with(Map.of(
                        ProjectRule.MONTH, YearMonth.from(Zone.dayOf(now.at())).toString()));
    }

    private static RangeRef range(String name, String source, Project project, AsOf now) {
        return new RangeRef(name, source, project.id(), ProjectFacts.ALWAYS, now.at());
    }
}
