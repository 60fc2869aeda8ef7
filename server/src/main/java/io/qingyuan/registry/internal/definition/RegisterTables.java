package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemCode;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.RegistryProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the tables of registers to what the packs say: in the activation's transaction, so that tables and packs never differ. What
 * would lose data is refused; what changes without loss is told beforehand.
 */
@Component
@Order(50)
class RegisterTables implements PackConsumer {

    private final PackRegisters registers;
    private final JdbcRegisters definitions;

    RegisterTables(PackRegisters registers, JdbcRegisters definitions) {
        this.registers = registers;
        this.definitions = definitions;
    }

    @Override
    public List<PackImpact> impact(PackContent before, PackContent after) {
        Map<String, Register> old = registers.of(before);
        Map<String, Register> now = registers.of(after);
        List<PackImpact> impacts = new ArrayList<>();
        now.values().forEach(register -> impact(old.get(register.id()), register, impacts));
        for (Register gone : old.values()) {
            if (!now.containsKey(gone.id()) && definitions.hasTable(gone.id())) {
                long records = definitions.records(gone.id());
                impacts.add(said("gone", records, records > 0, gone.title(), records));
            }
        }
        return impacts;
    }

    private void impact(@Nullable Register old, Register register, List<PackImpact> impacts) {
        if (!definitions.hasTable(register.id())) {
            impacts.add(said(
                    "new", 0, false, register.title(), register.form().fields().size()));
            return;
        }
        if (old != null && old.hash().equals(register.hash())) {
            return;
        }
        List<Refused> refused = refused(old, register);
        refused.forEach(one -> impacts.add(said(
                one.code().code().replace("registry.", "refused-"),
                one.records(),
                true,
                register.title(),
                one.what(),
                one.records())));
        if (old == null) {
            return;
        }
        long records = definitions.records(register.id());
        for (Field field : register.form().fields()) {
            Field before = old.form().find(field.id()).orElse(null);
            if (before == null) {
                impacts.add(said("field-new", records, false, register.title(), field.title(), records));
            } else if (!before.title().equals(field.title())) {
                impacts.add(said("field-called", records, false, register.title(), before.title(), field.title()));
            }
            if (field.required() && before != null && !before.required()) {
                long lacking = definitions.lacking(register, field);
                if (lacking > 0) {
                    impacts.add(said("field-lacking", lacking, false, register.title(), field.title(), lacking));
                }
            }
        }
        for (Field before : old.form().fields()) {
            if (register.retired().contains(before.id()) && !old.retired().contains(before.id())) {
                long saying = definitions.saying(register.id(), before.id());
                impacts.add(said("field-retired", saying, false, register.title(), before.title(), saying));
            }
        }
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Map<String, Register> old = registers.of(before);
        Map<String, Register> now = registers.of(after);
        List<Fault> faults = new ArrayList<>();
        for (PackDocument document : RegisterReader.documents(after)) {
            Register register = Objects.requireNonNull(now.get(document.item().id()));
            boolean there = definitions.hasTable(register.id());
            Register known = old.get(register.id());
            if (there && known != null && known.hash().equals(register.hash())) {
                continue;
            }
            if (there) {
                refused(known, register)
                        .forEach(one -> faults.add(Fault.at(
                                document.place(one.pointer()).toString(),
                                one.code(),
                                register.title().zh(),
                                one.what().zh(),
                                one.records())));
            }
            if (faults.isEmpty()) {
                definitions.keep(register, document);
                definitions.shape(register);
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RegistryProblem.CANNOT_MIGRATE, faults, faults.size());
        }
    }

    private record Refused(ProblemCode code, String pointer, Title what, long records) {}

    /** What keeps the table from becoming what the definition says. A register that was away is compared with how it was last. */
    private List<Refused> refused(@Nullable Register before, Register register) {
        Register old = before == null
                ? definitions.last(register.id()).map(RegisterReader::read).orElse(null)
                : before;
        if (old == null) {
            return List.of();
        }
        List<Refused> refused = new ArrayList<>();
        for (Field was : old.form().fields()) {
            Field is = register.form().find(was.id()).orElse(null);
            boolean other = is != null && !fits(was.kind(), is.kind());
            boolean gone = is == null && !register.retired().contains(was.id());
            if (other || gone) {
                long saying = definitions.saying(register.id(), was.id());
                if (saying > 0) {
                    refused.add(new Refused(
                            gone ? RegistryProblem.FIELD_HAS_DATA : RegistryProblem.TYPE_HAS_DATA,
                            "/fields",
                            was.title(),
                            saying));
                }
            }
            if (is != null && is.unique() && !was.unique() && !other) {
                List<String> doubles = definitions.doubles(register.id(), is.id());
                if (!doubles.isEmpty()) {
                    String shown = is.title().zh() + ": " + String.join(", ", doubles);
                    refused.add(
                            new Refused(RegistryProblem.NOT_UNIQUE, "/fields", Title.of(shown, null), doubles.size()));
                }
            }
        }
        for (Field back : register.form().fields()) {
            if (old.form().find(back.id()).isEmpty()
                    && definitions
                            .type(register.id(), back.id())
                            .filter(type -> !type.equals(Columns.type(back.kind())))
                            .isPresent()) {
                long saying = definitions.saying(register.id(), back.id());
                if (saying > 0) {
                    refused.add(new Refused(RegistryProblem.TYPE_HAS_DATA, "/fields", back.title(), saying));
                }
            }
        }
        Set<String> states = register.states().stream().map(Register.State::id).collect(Collectors.toSet());
        definitions.states(register.id()).forEach((state, records) -> {
            if (!states.contains(state)) {
                refused.add(new Refused(
                        RegistryProblem.STATE_HAS_RECORDS,
                        "/states",
                        old.state(state).map(Register.State::title).orElse(Title.of(state, null)),
                        records));
            }
        });
        return refused;
    }

    /** Whether what was said in one kind of field can stand in the other. */
    private static boolean fits(FieldKind was, FieldKind is) {
        if (is instanceof FieldKind.Reference(var target)) {
            return was instanceof FieldKind.Reference(var before) && before.equals(target);
        }
        return was.word().equals(is.word())
                || (was instanceof FieldKind.Numeric && is instanceof FieldKind.Numeric)
                || (was instanceof FieldKind.Code && is instanceof FieldKind.Text);
    }

    private static PackImpact said(String key, long count, boolean grave, Object... arguments) {
        return new PackImpact(
                "registry",
                new PackText(text(key, Locale.CHINESE, arguments), text(key, Locale.ENGLISH, arguments)),
                count,
                grave);
    }

    private static String text(String key, Locale locale, Object... arguments) {
        return PackTexts.of("messages/registry", locale)
                .text(
                        "registry.impact." + key,
                        Arrays.stream(arguments)
                                .map(argument -> argument instanceof Title title ? title.in(locale) : argument)
                                .toList());
    }
}
