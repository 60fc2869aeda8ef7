package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseAccess.Sight;
import io.qingyuan.casework.internal.CaseBodies.CaseBody;
import io.qingyuan.casework.internal.CaseBodies.DoneBody;
import io.qingyuan.casework.internal.CaseBodies.FileBody;
import io.qingyuan.casework.internal.CaseBodies.Named;
import io.qingyuan.casework.internal.CaseBodies.ProcedureBody;
import io.qingyuan.casework.internal.CaseBodies.StepBody;
import io.qingyuan.casework.internal.CaseBodies.TaskBody;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Form;
import io.qingyuan.casework.internal.procedure.Procedure.Limit;
import io.qingyuan.casework.internal.procedure.Procedure.Reopening;
import io.qingyuan.casework.internal.procedure.Procedure.Source;
import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldView;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases as pages read them: no more of each than the reader may. */
@Component
class CaseReading {

    private final JdbcCases cases;
    private final JdbcTasks tasks;
    private final JdbcSteps steps;
    private final Procedures procedures;
    private final CaseAccess access;
    private final CaseClock clock;
    private final CaseWords words;
    private final Policy policy;
    private final People people;

    CaseReading(
            JdbcCases cases,
            JdbcTasks tasks,
            JdbcSteps steps,
            Procedures procedures,
            CaseAccess access,
            CaseClock clock,
            CaseWords words,
            Policy policy,
            People people) {
        this.cases = cases;
        this.tasks = tasks;
        this.steps = steps;
        this.procedures = procedures;
        this.access = access;
        this.clock = clock;
        this.words = words;
        this.policy = policy;
        this.people = people;
    }

    ProcedureBody procedure(Procedure procedure, Actor actor, Locale locale, boolean withForm) {
        Title summary = procedure.summary();
        return new ProcedureBody(
                procedure.id(),
                procedure.title().in(locale),
                summary == null ? null : summary.in(locale),
                procedure.hash(),
                procedure.sample(),
                procedure.source() == Source.MIRROR,
                Parties.opensAs(actor, procedure, procedure.open()).isPresent(),
                procedure.publication() != null,
                procedure.steps().values().stream()
                        .map(step -> new StepBody(
                                step.id(),
                                step.title().in(locale),
                                procedure.party(step.party()).title().in(locale),
                                limit(step.deadline(), procedure, locale),
                                step.deadline() == null
                                        ? null
                                        : step.deadline().by().in(locale),
                                step.joint() != null))
                        .toList(),
                procedure.totals().stream()
                        .map(total -> new Named(total.id(), total.title().in(locale)))
                        .toList(),
                withForm ? FieldView.of(procedure.openingForm().fields(), locale) : null);
    }

    private static @Nullable String limit(@Nullable Limit limit, Procedure procedure, Locale locale) {
        if (limit == null) {
            return null;
        }
        boolean english = locale.getLanguage().equals("en");
        return switch (limit.length()) {
            case io.qingyuan.calendar.Deadline.Working(int days) -> english ? days + " working days" : days + " 个工作日";
            case io.qingyuan.calendar.Deadline.Calendar(int days) -> english ? days + " days" : days + " 日";
            case null ->
                procedure
                        .field(String.valueOf(limit.field()))
                        .map(field -> field.title().in(locale))
                        .orElse("");
        };
    }

    /** The case and how much of it the reader sees; who sees nothing of it is told that there is none. */
    CaseRow row(Actor actor, CaseId id) {
        CaseRow row = cases.find(id).orElseThrow(() -> missing(id));
        if (access.sees(actor, row).isEmpty() && !own(actor, row)) {
            throw missing(id);
        }
        return row;
    }

    private static ProblemException missing(CaseId id) {
        return new ProblemException(CaseProblem.NOT_FOUND, id.toString());
    }

    private boolean own(Actor actor, CaseRow row) {
        return steps.of(row.id()).stream().anyMatch(step -> step.person().equals(actor.person()));
    }

    CaseBody body(Actor actor, Locale locale, CaseId id, AsOf asOf, Instant now) {
        row(actor, id);
        CaseRow row = cases.find(id, asOf.at()).or(() -> cases.find(id)).orElseThrow();
        Procedure procedure = procedures.version(row.procedureHash());
        Sight sight = access.sees(actor, row).orElse(new Sight(false, _ -> false, true));
        List<StepRow> done = steps.of(id, asOf.at());
        List<TaskRow> open = tasks.open(id);
        CaseValues values = new CaseValues(procedure, done);
        LocalDate today = Zone.dayOf(now);
        Map<PersonId, String> names = names(row, done, open);
        int late = late(tasks.all(id), today);
        Reopening reopening = procedure.reopening();
        boolean mayReopen = row.state() == CaseState.CLOSED
                && reopening != null
                && sight.whole()
                && Parties.opensAs(actor, procedure, List.of(reopening.by())).isPresent();
        return new CaseBody(
                id,
                row.number(),
                new Named(procedure.id(), procedure.title().in(locale)),
                procedure.hash(),
                row.subject(),
                new Named(row.unit().value(), words.unit(row.unit().value(), locale)),
                row.area() == null
                        ? null
                        : new Named(row.area().value(), words.area(row.area().value(), locale)),
                row.state(),
                row.reason(),
                row.due(),
                row.openedAt(),
                names.getOrDefault(row.openedBy(), "—"),
                procedure.source() == Source.MIRROR,
                row.kind().equals(CaseRow.CLOSED_KIND),
                row.sample(),
                row.revision(),
                cases.followers(id).contains(actor.person()),
                sight.whole(),
                sight.whole() && access.steers(actor, row),
                mayReopen && reopening != null
                        ? reopening.grounds().entrySet().stream()
                                .map(ground -> new Named(
                                        ground.getKey(), ground.getValue().in(locale)))
                                .toList()
                        : List.of(),
                sight.whole()
                        ? procedure.flags().stream()
                                .filter(flag -> CaseValues.holds(flag.formula(), values.known(today, late)))
                                .map(flag -> new Named(flag.id(), flag.title().in(locale)))
                                .toList()
                        : List.of(),
                open.stream()
                        .map(task -> task(actor, task, procedure, values, names, today, locale))
                        .toList(),
                done.stream()
                        .map(step -> step(actor, step, procedure, sight, names, locale))
                        .toList());
    }

    static int late(List<TaskRow> tasks, LocalDate today) {
        return (int) tasks.stream()
                .filter(task -> {
                    LocalDate due = task.due();
                    Instant ended = task.endedAt();
                    LocalDate until = ended == null ? today : Zone.dayOf(ended);
                    return due != null && task.heldOn() == null && until.isAfter(due);
                })
                .count();
    }

    private Map<PersonId, String> names(CaseRow row, List<StepRow> done, List<TaskRow> open) {
        Set<PersonId> asked = new HashSet<>();
        asked.add(row.openedBy());
        done.forEach(step -> asked.add(step.person()));
        open.forEach(task -> {
            if (task.person() != null) {
                asked.add(task.person());
            }
        });
        return people.names(asked);
    }

    private TaskBody task(
            Actor actor,
            TaskRow task,
            Procedure procedure,
            CaseValues values,
            Map<PersonId, String> names,
            LocalDate today,
            Locale locale) {
        Step step = procedure.step(task.node());
        boolean mine = policy.allows(actor, Verb.WRITE, task.thing());
        UnitId unit = task.unit();
        PersonId person = task.person();
        LocalDate due = task.due();
        Form form = mine ? procedure.formOf(step).orElse(null) : null;
        Title help = step.help();
        return new TaskBody(
                task.id(),
                task.node(),
                step.title().in(locale),
                help == null ? null : help.in(locale),
                unit == null ? null : words.unit(unit.value(), locale),
                person == null ? null : names.getOrDefault(person, "—"),
                task.openedAt(),
                due,
                step.deadline() == null ? null : step.deadline().by().in(locale),
                task.dueWaits(),
                due == null || task.heldOn() != null ? null : clock.left(today, due),
                task.overdue(today),
                task.heldOn() != null,
                mine,
                step.sign(),
                step.position().name(),
                step.backTo().stream()
                        .map(back ->
                                new Named(back, procedure.step(back).title().in(locale)))
                        .toList(),
                form == null ? null : FieldView.of(form.fields(), locale),
                form == null ? null : prefilled(form, values));
    }

    /** What the case says of these fields so far, save computed ones and attachments. */
    private static Map<String, Object> prefilled(Form form, CaseValues values) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Field field : form.fields().fields()) {
            JsonNode value = values.value(field.id());
            if (value != null && !field.computed()) {
                known.put(field.id(), value);
            }
        }
        return known;
    }

    private DoneBody step(
            Actor actor, StepRow step, Procedure procedure, Sight sight, Map<PersonId, String> names, Locale locale) {
        String node = step.node();
        boolean own = step.person().equals(actor.person());
        boolean reads = own || sight.steps().test(node == null ? Procedure.OPENING : node);
        boolean says = step.act() == Act.OPENED || step.act() == Act.DONE;
        Form form = !says
                ? null
                : node == null
                        ? procedure.openingForm()
                        : procedure.formOf(procedure.step(node)).orElse(null);
        UnitId unit = step.unit();
        StepRow.Position position = step.position();
        return new DoneBody(
                step.number(),
                step.act(),
                node,
                node == null ? null : procedure.step(node).title().in(locale),
                step.person().equals(PersonId.SYSTEM) ? "" : names.getOrDefault(step.person(), "—"),
                unit == null ? null : words.unit(unit.value(), locale),
                step.acting(),
                step.happenedAt(),
                step.recordedAt(),
                position == null || !reads ? null : position.longitude(),
                position == null || !reads ? null : position.latitude(),
                reads ? step.reason() : null,
                note(step, procedure, locale),
                form == null || !reads
                        ? List.of()
                        : words.said(form, step.values(), own || sight.closedFields(), locale),
                reads
                        ? step.files().stream()
                                .map(file -> new FileBody(
                                        file.file(), file.field(), file.name(), file.sha256(), file.sizeBytes()))
                                .toList()
                        : List.of(),
                step.signature(),
                !reads,
                StepBook.PREFIX + "/" + step.id());
    }

    /** Where to, to whom, on which ground. */
    private @Nullable String note(StepRow step, Procedure procedure, Locale locale) {
        ObjectNode details = step.details();
        Reopening reopening = procedure.reopening();
        if (step.act() == Act.RETURNED) {
            return procedure.step(details.path("to").asString("")).title().in(locale);
        }
        if (step.act() == Act.REOPENED && reopening != null) {
            Title ground = reopening.grounds().get(details.path("ground").asString(""));
            return ground == null ? null : ground.in(locale);
        }
        if (details.has("unit")) {
            return words.unit(details.path("unit").asString(""), locale);
        }
        return details.has("upstream") ? details.path("upstream").asString("") : null;
    }
}
