package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Lookup;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.problem.Fault;
import io.qingyuan.registry.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Records as packs write them: first ones in {@code registers/records/*.yaml}, sample ones in {@code sample/registers/*.yaml}. */
public final class RecordFiles {

    public static final String FIRST = "registers/records/*.yaml";
    public static final String SAMPLE = "sample/registers/*.yaml";

    private RecordFiles() {}

    /** The records that one refers to, as {@code @REGISTER/KEY}. */
    public static Set<String> needs(FieldSet form, PackItem record) {
        Set<String> needs = new HashSet<>();
        JsonNode values = record.find("values").orElseThrow().node();
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            if (value != null
                    && field.kind() instanceof FieldKind.Reference
                    && value.asString().startsWith("@")) {
                needs.add(value.asString());
            }
        }
        return needs;
    }

    /** What is wrong in them; asks only registers that nothing is wrong with. */
    static void inspect(PackContent content, List<PackFault> faults) {
        Map<String, Register> registers = new HashMap<>();
        RegisterReader.documents(content).forEach(document -> {
            Register register = RegisterReader.read(document);
            registers.put(register.id(), register);
        });
        Set<String> keys = new HashSet<>();
        List<PackDocument> documents = new ArrayList<>(content.documents(FIRST));
        documents.addAll(content.documents(SAMPLE));
        for (PackDocument document : documents) {
            String register = document.item().string("register");
            document.item()
                    .list("records")
                    .forEach(record -> record.findString("key").ifPresent(key -> keys.add("@" + register + "/" + key)));
        }
        for (PackDocument document : documents) {
            Register register = registers.get(document.item().string("register"));
            if (register != null) {
                document.item().list("records").forEach(record -> inspect(register, record, keys, faults));
            }
        }
    }

    private static void inspect(Register register, PackItem record, Set<String> keys, List<PackFault> faults) {
        String state = record.findString("state").orElse(register.first().id());
        Register.State known = register.state(state).orElse(null);
        if (known == null) {
            String states = register.states().stream().map(Register.State::id).collect(Collectors.joining(", "));
            faults.add(PackFault.of(record.place(), "unknown-reference", state, states, state, "state"));
            return;
        }
        PackItem values = record.find("values").orElseThrow();
        boolean complete =
                known.confirmed() || !known.id().equals(register.first().id());
        Checked checked = register.form().check(values.node(), Lookup.TRUSTING, complete && !known.ended());
        for (Fault fault : checked.faults()) {
            faults.add(PackFault.of(
                    values.document().place(values.pointer() + fault.pointer()),
                    "sample-value",
                    fault.pointer(),
                    null,
                    new PackText(text(fault, Locale.CHINESE), text(fault, Locale.ENGLISH))));
        }
        for (String need : needs(register.form(), record)) {
            if (!keys.contains(need)) {
                faults.add(PackFault.of(values.place(), "unknown-reference", need, null, need, "sample record"));
            }
        }
    }

    private static String text(Fault fault, Locale locale) {
        return PackTexts.of("messages/fields", locale)
                .text("problem." + fault.code().code() + ".detail", fault.arguments());
    }
}
