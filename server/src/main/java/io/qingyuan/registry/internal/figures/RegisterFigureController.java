package io.qingyuan.registry.internal.figures;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.figures.FigureBody;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.ValueTitles;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a register, each with its receipt. */
@RestController
@RequestMapping("/api/registers/{register}/figures")
class RegisterFigureController {

    private static final String KIND = "registry.record";

    private final Registers registers;
    private final RegisterFigures figures;
    private final ValueTitles titles;
    private final Policy policy;

    RegisterFigureController(Registers registers, RegisterFigures figures, ValueTitles titles, Policy policy) {
        this.registers = registers;
        this.figures = figures;
        this.titles = titles;
        this.policy = policy;
    }

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<FigureBody> registerFigures(Actor actor, AsOf asOf, @PathVariable String register) {
        Register known = registers
                .find(register)
                .filter(one -> policy.somewhere(actor, Verb.READ, one.kind()))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, register));
        Map<String, Receipt> receipts = figures.of(known, asOf);
        Locale locale = actor.language();
        return FigureBody.of(
                known.figures(),
                receipts,
                (figure, by) -> known.form().find(by),
                (field, values) -> called(field, values, locale),
                locale);
    }

    private Map<String, String> called(Field field, Collection<String> values, Locale locale) {
        return switch (field.kind()) {
            case FieldKind.Reference(var target) -> titles.of(target, values, locale);
            case FieldKind.Code(var list) -> titles.codes(list, values, locale);
            default -> Map.of();
        };
    }
}
