package io.qingyuan.casework.internal.procedure;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.casework.internal.bpmn.BpmnReader;
import io.qingyuan.casework.internal.procedure.Procedure.Confidentiality;
import io.qingyuan.casework.internal.procedure.Procedure.Flag;
import io.qingyuan.casework.internal.procedure.Procedure.Form;
import io.qingyuan.casework.internal.procedure.Procedure.Joint;
import io.qingyuan.casework.internal.procedure.Procedure.Limit;
import io.qingyuan.casework.internal.procedure.Procedure.Of;
import io.qingyuan.casework.internal.procedure.Procedure.Party;
import io.qingyuan.casework.internal.procedure.Procedure.Position;
import io.qingyuan.casework.internal.procedure.Procedure.Publication;
import io.qingyuan.casework.internal.procedure.Procedure.Reopening;
import io.qingyuan.casework.internal.procedure.Procedure.Source;
import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.casework.internal.procedure.Procedure.Total;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A procedure as the two files say it; they were inspected before. */
public final class ProcedureReader {

    private ProcedureReader() {}

    /** The hash a version is known by. */
    public static String hash(PackDocument header, PackDocument picture) {
        return CanonicalJson.sha256((header.hash() + " " + picture.hash()).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a version. */
    public static Procedure read(PackDocument header, PackDocument picture) {
        PackItem item = header.item();
        Bpmn course = BpmnReader.read(picture.source()).bpmn();
        Map<String, Form> forms = new LinkedHashMap<>();
        item.list("forms")
                .forEach(form ->
                        forms.put(form.id(), new Form(form.id(), title(form.text("title")), FieldSet.read(form))));
        Map<String, Step> steps = new LinkedHashMap<>();
        item.list("steps").forEach(step -> steps.put(step.id(), step(step)));
        Map<String, FeelType> variables =
                variables(forms.values().stream().map(Form::fields).toList(), steps.keySet());
        Map<String, FeelFormula> conditions = new LinkedHashMap<>();
        course.flows().forEach(flow -> {
            String condition = flow.condition();
            if (condition != null) {
                conditions.put(flow.id(), formula(condition, variables));
            }
        });
        return new Procedure(
                hash(header, picture),
                item.id(),
                title(item.text("title")),
                item.findText("summary").map(ProcedureReader::title).orElse(null),
                item.flag("sample"),
                item.findString("system").orElse(null),
                word(Source.class, item.string("source")),
                new NumberPattern(item.string("number")),
                word(Confidentiality.class, item.string("confidentiality")),
                new UnitId(item.string("unit")),
                item.string("subject"),
                item.findString("area").orElse(null),
                item.find("deadline").map(ProcedureReader::limit).orElse(null),
                parties(item),
                item.strings("open"),
                item.strings("follow"),
                item.string("opening"),
                steps,
                forms,
                item.list("flags").stream()
                        .map(flag ->
                                new Flag(flag.id(), title(flag.text("title")), formula(flag.string("feel"), variables)))
                        .toList(),
                item.list("totals").stream()
                        .map(total -> total(total, variables))
                        .toList(),
                item.find("public").map(ProcedureReader::publication).orElse(null),
                item.find("reopen").map(ProcedureReader::reopening).orElse(null),
                course,
                conditions,
                variables);
    }

    static Map<String, FeelType> variables(List<FieldSet> forms, Set<String> steps) {
        Map<String, FeelType> variables = new LinkedHashMap<>();
        forms.forEach(form -> variables.putAll(Variables.of(form)));
        steps.forEach(step -> variables.put(Variables.DONE + step, FeelType.DAY));
        variables.put(Variables.TODAY, FeelType.DAY);
        variables.put(Variables.OPENED_ON, FeelType.DAY);
        variables.put(Variables.LATE_STEPS, FeelType.NUMBER);
        return variables;
    }

    private static FeelFormula formula(String feel, Map<String, FeelType> variables) {
        return FeelFormula.compile(feel, Variables.mentioned(feel, variables));
    }

    private static Map<String, Party> parties(PackItem item) {
        Map<String, Party> parties = new LinkedHashMap<>();
        item.entries("parties").forEach(entry -> {
            PackItem party = entry.value();
            parties.put(
                    entry.key(),
                    new Party(
                            entry.key(),
                            title(party.text("title")),
                            Role.valueOf(party.string("role")),
                            party.findString("of").map(of -> word(Of.class, of)).orElse(Of.UNIT),
                            party.findString("unit").map(UnitId::new).orElse(null),
                            party.findString("field").orElse(null)));
        });
        return parties;
    }

    private static Step step(PackItem step) {
        return new Step(
                step.id(),
                title(step.text("title")),
                step.findText("help").map(ProcedureReader::title).orElse(null),
                step.string("party"),
                step.findString("form").orElse(null),
                step.findString("act").orElse(null),
                step.find("deadline").map(ProcedureReader::limit).orElse(null),
                step.list("remind").stream().map(days -> days.node().asInt()).toList(),
                step.findString("escalate").orElse(null),
                step.has("reads") ? new LinkedHashSet<>(step.strings("reads")) : null,
                new LinkedHashSet<>(step.strings("apart_from")),
                step.strings("back_to"),
                step.flag("sign"),
                step.findString("position")
                        .map(word -> word(Position.class, word))
                        .orElse(Position.NONE),
                step.find("joint")
                        .map(joint -> new Joint(
                                joint.strings("units").stream().map(UnitId::new).toList(),
                                joint.findString("rows").orElse(null),
                                joint.findString("field").orElse(null)))
                        .orElse(null));
    }

    static Limit limit(PackItem limit) {
        return new Limit(
                limit.findInteger("days")
                        .<Deadline>map(days -> limit.string("count").equals("working")
                                ? new Deadline.Working(days)
                                : new Deadline.Calendar(days))
                        .orElse(null),
                limit.findString("field").orElse(null),
                title(limit.text("by")));
    }

    private static Total total(PackItem total, Map<String, FeelType> variables) {
        return new Total(
                total.id(),
                title(total.text("title")),
                total.strings("by"),
                total.strings("sum"),
                total.findString("when").map(feel -> formula(feel, variables)).orElse(null));
    }

    private static Publication publication(PackItem item) {
        return new Publication(
                title(item.text("title")),
                item.strings("fields"),
                item.findString("code").orElse(null),
                item.string("after"));
    }

    private static Reopening reopening(PackItem item) {
        Map<String, Title> grounds = new LinkedHashMap<>();
        item.list("grounds").forEach(ground -> grounds.put(ground.id(), title(ground.text("title"))));
        return new Reopening(item.string("to"), item.string("by"), grounds);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }
}
