package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnModel.Decision;
import io.qingyuan.rules.DmnModel.Formula;
import io.qingyuan.rules.DmnModel.Output;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model as DMN 1.3 in one form. This text, and never the source, is what Apache KIE reads and what receipts keep.
 */
public final class DmnWriter {

    static final String NAMESPACE = "https://qingyuan.invalid/decision";

    private final StringBuilder out = new StringBuilder();

    private DmnWriter() {}

    public static String write(DmnModel model) {
        DmnWriter writer = new DmnWriter();
        writer.model(model);
        return writer.out.toString();
    }

    private void model(DmnModel model) {
        out.append("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"definitions\" name=\"")
                .append(escape(model.name()))
                .append("\" namespace=\"" + NAMESPACE + "\">\n");
        model.inputs().forEach(input -> item(input.name(), input.type(), input.allowed()));
        for (Decision decision : model.decisions()) {
            decision.outputs().forEach(output -> item(output.name(), output.type(), output.allowed()));
            if (decision instanceof Table table) {
                for (int i = 0; i < table.columns().size(); i++) {
                    DmnModel.Column column = table.columns().get(i);
                    item(table.name() + "." + (i + 1), column.type(), column.allowed());
                }
            }
        }
        model.inputs()
                .forEach(input -> out.append("<inputData id=\"v-")
                        .append(input.name())
                        .append("\" name=\"")
                        .append(input.name())
                        .append("\">")
                        .append(variable(input.name(), type(input.name(), input.type(), input.allowed())))
                        .append("</inputData>\n"));
        model.decisions().forEach(decision -> decision(model, decision));
        out.append("</definitions>\n");
    }

    private void item(String name, FeelType type, @Nullable String allowed) {
        if (allowed != null) {
            out.append("<itemDefinition name=\"t-")
                    .append(name)
                    .append("\"><typeRef>")
                    .append(DmnTypes.word(type))
                    .append("</typeRef><allowedValues>")
                    .append(text(allowed))
                    .append("</allowedValues></itemDefinition>\n");
        }
    }

    private static String type(String name, FeelType type, @Nullable String allowed) {
        return allowed == null ? DmnTypes.word(type) : "t-" + name;
    }

    private static String variable(String name, @Nullable String type) {
        return "<variable name=\"" + name + "\"" + (type == null ? "" : " typeRef=\"" + type + "\"") + "/>";
    }

    private void decision(DmnModel model, Decision decision) {
        boolean plain = decision instanceof Formula || decision.outputs().size() == 1;
        Output first = decision.outputs().getFirst();
        boolean list = decision instanceof Table table && table.policy() == HitPolicy.COLLECT;
        out.append("<decision id=\"v-")
                .append(decision.name())
                .append("\" name=\"")
                .append(decision.name())
                .append("\">")
                .append(variable(
                        decision.name(), plain && !list ? type(first.name(), first.type(), first.allowed()) : null))
                .append('\n');
        for (String need : decision.needs()) {
            boolean input =
                    model.inputs().stream().anyMatch(given -> given.name().equals(need));
            out.append("<informationRequirement><required")
                    .append(input ? "Input" : "Decision")
                    .append(" href=\"#v-")
                    .append(need)
                    .append("\"/></informationRequirement>\n");
        }
        switch (decision) {
            case Table table -> table(table);
            case Formula formula ->
                out.append("<literalExpression>").append(text(formula.feel())).append("</literalExpression>\n");
        }
        out.append("</decision>\n");
    }

    private void table(Table table) {
        out.append("<decisionTable hitPolicy=\"")
                .append(
                        switch (table.policy()) {
                            case UNIQUE -> "UNIQUE";
                            case FIRST -> "FIRST";
                            case PRIORITY -> "PRIORITY";
                            case COLLECT -> "COLLECT";
                            case SUM -> "COLLECT\" aggregation=\"SUM";
                        })
                .append("\">\n");
        for (int i = 0; i < table.columns().size(); i++) {
            DmnModel.Column column = table.columns().get(i);
            out.append("<input><inputExpression typeRef=\"")
                    .append(type(table.name() + "." + (i + 1), column.type(), column.allowed()))
                    .append("\">")
                    .append(text(column.expression()))
                    .append("</inputExpression>")
                    .append(values("inputValues", column.allowed()))
                    .append("</input>\n");
        }
        boolean several = table.outputs().size() > 1;
        for (Output output : table.outputs()) {
            out.append("<output")
                    .append(several ? " name=\"" + output.name() + "\"" : "")
                    .append(" typeRef=\"")
                    .append(type(output.name(), output.type(), output.allowed()))
                    .append("\">")
                    .append(values("outputValues", output.allowed()))
                    .append("</output>\n");
        }
        table.annotations()
                .forEach(name ->
                        out.append("<annotation name=\"").append(escape(name)).append("\"/>\n"));
        table.rows().forEach(this::row);
        out.append("</decisionTable>\n");
    }

    private void row(DmnModel.Row row) {
        out.append("<rule>");
        row.tests()
                .forEach(test -> out.append("<inputEntry>").append(text(test)).append("</inputEntry>"));
        row.results()
                .forEach(result ->
                        out.append("<outputEntry>").append(text(result)).append("</outputEntry>"));
        row.annotations()
                .forEach(note ->
                        out.append("<annotationEntry>").append(text(note)).append("</annotationEntry>"));
        out.append("</rule>\n");
    }

    private static String values(String element, @Nullable String allowed) {
        return allowed == null ? "" : "<" + element + ">" + text(allowed) + "</" + element + ">";
    }

    private static String text(String content) {
        return "<text>" + escape(content) + "</text>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
