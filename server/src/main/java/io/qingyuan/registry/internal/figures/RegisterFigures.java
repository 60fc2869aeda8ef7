package io.qingyuan.registry.internal.figures;

import io.qingyuan.figures.Figures;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.registry.Register;
import io.qingyuan.time.AsOf;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The figures of registers. */
@Component
class RegisterFigures {

    private final FigureFacts facts;
    private final Figures figures;

    RegisterFigures(FigureFacts facts, Figures figures) {
        this.facts = facts;
        this.figures = figures;
    }

    /** In the transaction that changed records of the register. */
    void recordsChanged(Register register, Instant since, String by) {
        figures.changed(facts, FigureFacts.owner(register), register.figures(), since, by);
    }

    void defined(Register register) {
        figures.defined(facts, FigureFacts.owner(register));
    }

    Map<String, Receipt> of(Register register, AsOf asOf) {
        return figures.of(facts, FigureFacts.owner(register), asOf);
    }
}
