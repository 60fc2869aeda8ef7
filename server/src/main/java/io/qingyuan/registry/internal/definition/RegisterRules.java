package io.qingyuan.registry.internal.definition;

import io.qingyuan.identity.Rule;
import io.qingyuan.identity.RuleSource;
import io.qingyuan.registry.Register;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What packs say of who may do what with the records of a register. */
@Component
class RegisterRules implements RuleSource {

    private final PackRegisters registers;

    RegisterRules(PackRegisters registers) {
        this.registers = registers;
    }

    @Override
    public String version() {
        return registers.version();
    }

    @Override
    public List<Rule> rules() {
        return registers.all().stream()
                .flatMap(register -> register.may().stream().map(may -> rule(register, may)))
                .toList();
    }

    @Override
    public @Nullable String title(String kind, Locale language) {
        int dot = kind.indexOf('.');
        return registers
                .find(kind.substring(dot + 1))
                .filter(register -> register.kind().equals(kind))
                .map(register -> register.title().in(language))
                .orElse(null);
    }

    private static Rule rule(Register register, Register.May may) {
        return new Rule(
                register.kind(), may.verb(), may.role(), may.relation(), "registers/" + register.id() + ".yaml");
    }
}
