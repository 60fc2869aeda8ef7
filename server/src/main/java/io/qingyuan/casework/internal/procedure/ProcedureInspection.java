package io.qingyuan.casework.internal.procedure;

import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.casework.internal.bpmn.BpmnFault;
import io.qingyuan.casework.internal.bpmn.BpmnReader;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether header, forms and picture of every procedure fit, and keep to what the law sets. */
public final class ProcedureInspection implements PackInspection {

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, PackItem> acts = new HashMap<>();
        content.items("law/deadlines.yaml", "acts").forEach(act -> acts.put(act.id(), act));
        Map<String, PackDocument> pictures = new LinkedHashMap<>();
        content.documents("processes/*.bpmn").forEach(picture -> pictures.put(name(picture), picture));
        for (PackDocument header : content.documents("processes/*.yaml")) {
            PackDocument picture = pictures.remove(name(header));
            if (!header.item().id().equals(name(header))) {
                faults.add(PackFault.of(
                        header.place("/id"), "procedure-name", header.item().id(), name(header), name(header)));
            }
            if (picture == null) {
                faults.add(PackFault.of(
                        header.place(""), "procedure-no-picture", null, name(header) + ".bpmn", name(header)));
            } else {
                new One(header, picture, acts, faults).inspect();
            }
        }
        pictures.values()
                .forEach(picture -> faults.add(PackFault.of(
                        picture.place(""), "procedure-no-header", null, name(picture) + ".yaml", name(picture))));
        return faults;
    }

    private static String name(PackDocument document) {
        String path = document.path();
        return path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** One procedure. */
    private static final class One {

        private final PackDocument header;
        private final PackDocument picture;
        private final Map<String, PackItem> acts;
        private final List<PackFault> faults;
        private final PackItem item;
        private final Set<String> parties = new LinkedHashSet<>();
        private final Map<String, PackItem> steps = new LinkedHashMap<>();
        private final Map<String, FieldSet> forms = new LinkedHashMap<>();
        private Map<String, FeelType> variables = Map.of();

        One(PackDocument header, PackDocument picture, Map<String, PackItem> acts, List<PackFault> faults) {
            this.header = header;
            this.picture = picture;
            this.acts = acts;
            this.faults = faults;
            this.item = header.item();
        }

        void inspect() {
            BpmnReader.Reading reading = BpmnReader.read(picture.source());
            for (BpmnFault fault : reading.faults()) {
                faults.add(new PackFault(
                        place(fault.line()), fault.code(), fault.found(), fault.allowed(), fault.arguments()));
            }
            item.entries("parties").forEach(entry -> parties.add(entry.key()));
            item.list("steps").forEach(step -> once(steps, step.id(), step, step));
            if (!forms()) {
                return;
            }
            variables = ProcedureReader.variables(List.copyOf(forms.values()), steps.keySet());
            header();
            steps.values().forEach(this::step);
            if (reading.faults().isEmpty()) {
                picture(reading.bpmn());
            }
        }

        private PackPlace place(int line) {
            return new PackPlace(picture.pack(), picture.path(), line, "");
        }

        private boolean forms() {
            List<PackFault> inForms = new ArrayList<>();
            item.list("forms").forEach(form -> inForms.addAll(FieldSet.inspect(form)));
            faults.addAll(inForms);
            if (!inForms.isEmpty()) {
                return false;
            }
            Map<String, FeelType> types = new HashMap<>();
            for (PackItem form : item.list("forms")) {
                FieldSet fields = FieldSet.read(form);
                once(forms, form.id(), fields, form);
                Variables.of(fields).forEach((name, type) -> {
                    FeelType before = types.putIfAbsent(name, type);
                    if (before != null && before != type) {
                        fault(form, "procedure-two-types", name, before.word(), name, before.word(), type.word());
                    }
                });
            }
            return true;
        }

        private <T> void once(Map<String, T> all, String id, T value, PackItem where) {
            if (all.putIfAbsent(id, value) != null) {
                fault(where, "defined-twice", id, null, id, where.place());
            }
        }

        private void header() {
            item.strings("open").forEach(party -> party(item, party));
            item.strings("follow").forEach(party -> party(item, party));
            String opening = item.string("opening");
            FieldSet first = forms.get(opening);
            if (first == null) {
                unknown(item, opening, forms.keySet());
            } else {
                required(first, item.string("subject"), opening);
                item.findString("area").ifPresent(area -> required(first, area, opening));
            }
            item.entries("parties").forEach(entry -> {
                boolean needsField = entry.value().findString("of").orElse("").equals("field");
                if (needsField) {
                    unitField(entry.value(), entry.value().findString("field").orElse(""));
                }
                if (entry.value().findString("of").orElse("").equals("area") && !item.has("area")) {
                    fault(entry.value(), "procedure-no-area", entry.key(), "area", entry.key());
                }
            });
            item.find("deadline").ifPresent(this::limit);
            item.list("flags").forEach(flag -> feel(flag.string("feel"), flag.place(), variables));
            item.list("totals").forEach(this::total);
            item.find("public").ifPresent(publication -> {
                publication.strings("fields").forEach(field -> field(publication, field));
                publication.findString("code").ifPresent(code -> field(publication, code));
                stepNamed(publication, publication.string("after"), true);
            });
            item.find("reopen").ifPresent(reopen -> {
                stepNamed(reopen, reopen.string("to"), false);
                party(reopen, reopen.string("by"));
            });
        }

        private void total(PackItem total) {
            total.strings("by").forEach(by -> field(total, by));
            for (String sum : total.strings("sum")) {
                String[] parts = sum.split("\\.", 2);
                String name = parts.length == 1 ? parts[0] : "sum_" + parts[0] + "_" + parts[1];
                if (variables.get(name) != FeelType.NUMBER) {
                    fault(total, "procedure-not-a-number", sum, null, sum);
                }
            }
            total.findString("when").ifPresent(when -> feel(when, total.place(), variables));
        }

        private void step(PackItem step) {
            party(step, step.string("party"));
            step.findString("escalate").ifPresent(party -> party(step, party));
            step.findString("form").ifPresent(form -> {
                if (!forms.containsKey(form)) {
                    unknown(step, form, forms.keySet());
                }
            });
            step.strings("reads").forEach(other -> stepNamed(step, other, true));
            step.strings("apart_from").forEach(other -> stepNamed(step, other, true));
            step.strings("back_to").forEach(other -> stepNamed(step, other, false));
            step.find("deadline").ifPresent(this::limit);
            if (!step.has("deadline") && (!step.strings("remind").isEmpty() || step.has("escalate"))) {
                fault(step, "procedure-remind-without-deadline", step.id(), "deadline", step.id());
            }
            step.findString("act").map(acts::get).ifPresent(act -> law(step, act));
            step.find("joint").flatMap(joint -> joint.findString("rows")).ifPresent(rows -> {
                String inner = step.find("joint")
                        .flatMap(joint -> joint.findString("field"))
                        .orElse("");
                boolean unit = allFields(rows).stream()
                        .anyMatch(field -> field.kind() instanceof FieldKind.Rows its
                                && its.fields().find(inner).filter(One::isUnit).isPresent());
                if (!unit) {
                    fault(step, "procedure-not-a-unit", rows + "." + inner, null, rows + "." + inner);
                }
            });
        }

        /** A step that is an act by law has a deadline, and not a longer one. */
        private void law(PackItem step, PackItem act) {
            PackText by = act.text("by");
            String wanted = act.integer("days") + " " + act.string("count");
            if (!step.has("deadline")) {
                fault(
                        step,
                        "procedure-no-deadline",
                        step.id(),
                        wanted,
                        step.text("title"),
                        act.text("title"),
                        by,
                        act.integer("days"));
                return;
            }
            step.find("deadline").filter(deadline -> deadline.has("days")).ifPresent(deadline -> {
                boolean same = deadline.string("count").equals(act.string("count"));
                if (!same || deadline.integer("days") > act.integer("days")) {
                    fault(
                            deadline,
                            "procedure-deadline-too-long",
                            deadline.integer("days") + " " + deadline.string("count"),
                            wanted,
                            step.text("title"),
                            act.text("title"),
                            by,
                            act.integer("days"));
                }
            });
        }

        private void limit(PackItem limit) {
            limit.findString("field").ifPresent(name -> {
                if (variables.get(name) != FeelType.DAY) {
                    fault(limit, "procedure-not-a-day", name, null, name);
                }
            });
        }

        private void picture(Bpmn bpmn) {
            for (Bpmn.Node task : bpmn.tasks()) {
                PackItem step = steps.get(task.id());
                if (step == null) {
                    faults.add(PackFault.of(
                            place(task.line()),
                            "procedure-task-without-step",
                            task.id(),
                            null,
                            task.id(),
                            header.path()));
                } else if (task.joint() != step.has("joint")) {
                    faults.add(PackFault.of(
                            place(task.line()), "procedure-joint", task.id(), null, task.id(), header.path()));
                }
            }
            steps.forEach((id, step) -> {
                if (!bpmn.nodes().containsKey(id) || bpmn.node(id).kind() != Bpmn.Kind.TASK) {
                    fault(step, "procedure-step-without-task", id, null, id, picture.path());
                }
            });
            // a course that goes by the day would go another way when asked again
            Map<String, FeelType> lasting = new LinkedHashMap<>(variables);
            lasting.remove(Variables.TODAY);
            lasting.remove(Variables.LATE_STEPS);
            for (Bpmn.Flow flow : bpmn.flows()) {
                String condition = flow.condition();
                if (condition != null) {
                    feel(condition, place(flow.line()), lasting);
                }
            }
        }

        private void feel(String feel, PackPlace place, Map<String, FeelType> may) {
            for (FeelProblem problem : FeelFormula.check(feel, may)) {
                faults.add(PackFault.of(
                        place,
                        "formula",
                        feel,
                        String.join(", ", may.keySet()),
                        new PackText(said(problem, Locale.CHINESE), said(problem, Locale.ENGLISH))));
            }
        }

        private static String said(FeelProblem problem, Locale locale) {
            return PackTexts.of("messages/rules", locale)
                    .text(
                            "feel.problem." + problem.kind().word(),
                            List.of(
                                    Integer.toString(problem.line()),
                                    Integer.toString(problem.column()),
                                    problem.found()));
        }

        private void required(FieldSet form, String id, String name) {
            if (form.find(id).filter(Field::required).isEmpty()) {
                fault(item, "procedure-not-required", id, null, id, name);
            }
        }

        private void party(PackItem where, String party) {
            if (!parties.contains(party)) {
                unknown(where, party, parties);
            }
        }

        private void stepNamed(PackItem where, String step, boolean orOpening) {
            if (!steps.containsKey(step) && !(orOpening && step.equals(Procedure.OPENING))) {
                unknown(where, step, steps.keySet());
            }
        }

        private void field(PackItem where, String id) {
            if (allFields(id).isEmpty()) {
                unknown(where, id, Set.of());
            }
        }

        private void unitField(PackItem where, String id) {
            if (allFields(id).stream().noneMatch(One::isUnit)) {
                fault(where, "procedure-not-a-unit", id, null, id);
            }
        }

        private List<Field> allFields(String id) {
            return forms.values().stream()
                    .flatMap(form -> form.find(id).stream())
                    .toList();
        }

        private static boolean isUnit(Field field) {
            return field.kind() instanceof FieldKind.Reference reference
                    && reference.target().kind().equals("unit");
        }

        private void unknown(PackItem where, String found, Set<String> known) {
            fault(where, "procedure-unknown", found, known.isEmpty() ? null : String.join(", ", known), found);
        }

        private void fault(
                PackItem where, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
            faults.add(PackFault.of(where.place(), code, found, allowed, arguments));
        }
    }
}
