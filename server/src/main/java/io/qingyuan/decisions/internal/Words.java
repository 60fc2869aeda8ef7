package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.Definition.Edition;
import io.qingyuan.decisions.internal.Definition.Term;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the words of a decision and its tables agree: names, types, values. */
final class Words {

    private final Definition definition;
    private final List<PackFault> faults = new ArrayList<>();

    Words(Definition definition) {
        this.definition = definition;
    }

    /** A fault whose sentence is {@code decision.check.<word>}. */
    static PackFault fault(PackPlace place, String word, Object... arguments) {
        return PackFault.of(
                place,
                "decision",
                null,
                null,
                new PackText(text(Locale.CHINESE, word, arguments), text(Locale.ENGLISH, word, arguments)));
    }

    private static String text(Locale locale, String word, Object... arguments) {
        return PackTexts.of("messages/decisions", locale)
                .text(
                        "decision.check." + word,
                        Arrays.stream(arguments).map(String::valueOf).toList());
    }

    List<PackFault> faults() {
        Set<String> inputs = new HashSet<>();
        for (Edition edition : definition.editions()) {
            DmnModel model = edition.decision().model();
            for (DmnModel.Input input : model.inputs()) {
                inputs.add(input.name());
                definition
                        .findInput(input.name())
                        .ifPresentOrElse(
                                term -> input(edition, input, term),
                                () -> add("no-input", edition.file(), input.name()));
            }
            for (Term output : definition.outputs()) {
                Optional<DmnModel.Output> given = model.decisions().stream()
                        .flatMap(decision -> decision.outputs().stream())
                        .filter(one -> one.name().equals(output.id()))
                        .findFirst();
                given.ifPresentOrElse(
                        one -> values(edition, output, edition.decision().allowedOutputs(one.name())),
                        () -> add("no-output", edition.file(), output.id()));
            }
        }
        for (Term term : definition.inputs()) {
            if (!inputs.contains(term.id())) {
                add("input-unused", term.id());
            }
        }
        for (Definition.Example example : definition.examples()) {
            example.in().propertyNames().stream()
                    .filter(name -> definition.findInput(name).isEmpty())
                    .forEach(name -> faults.add(fault(example.item().place(), "example-input", name)));
        }
        return faults;
    }

    private void input(Edition edition, DmnModel.Input input, Term term) {
        if (term.type() != input.type()) {
            add("input-type", edition.file(), input.name(), input.type().word());
        }
        values(edition, term, edition.decision().allowedInputs(input.name()));
    }

    /** Values that have words are exactly those the table allows. */
    private void values(Edition edition, Term term, List<Object> allowed) {
        List<String> there = allowed.stream().map(Examples::plain).toList();
        List<String> said = term.values().stream().map(Definition.Value::value).toList();
        boolean named = !said.isEmpty() || (term.type() != null && !there.isEmpty());
        if (named && !there.equals(said)) {
            add("values", edition.file(), term.id(), String.join(", ", there), String.join(", ", said));
        }
        if (term.type() != null) {
            for (String value : said) {
                if (DmnValues.parse(term.type(), value).isEmpty()) {
                    add("value-type", term.id(), value);
                }
            }
        }
    }

    private void add(String word, Object... arguments) {
        faults.add(fault(definition.item().place(), word, arguments));
    }
}
