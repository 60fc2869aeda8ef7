package io.qingyuan.registry.internal.figures;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.RegisterReader;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps figures with their records and definitions, in the transactions that change those. */
@Component
@Order(60)
class FigureUpkeep implements PackConsumer {

    private final Registers registers;
    private final RegisterFigures figures;

    FigureUpkeep(Registers registers, RegisterFigures figures) {
        this.registers = registers;
        this.figures = figures;
    }

    /** Not after the commit: nobody may read an old figure over new records that does not say it is stale. */
    @EventListener
    void follow(RecordsChanged changed) {
        registers
                .find(changed.register())
                .ifPresent(register -> figures.recordsChanged(register, changed.since(), changed.by()));
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Map<String, String> old = RegisterReader.hashes(before);
        registers.all().stream()
                .filter(register -> !register.hash().equals(old.get(register.id())))
                .forEach(figures::defined);
    }
}
