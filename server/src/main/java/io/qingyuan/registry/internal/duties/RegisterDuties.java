package io.qingyuan.registry.internal.duties;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.RegisterReader;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the to-dos of registers: every morning, and whenever their records change. */
@Configuration(proxyBeanMethods = false)
@Order(70)
class RegisterDuties implements PackConsumer {

    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private final Registers registers;
    private final JdbcRecords records;
    private final Reviews reviews;
    private final Deadlines deadlines;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RegisterDuties(
            Registers registers,
            JdbcRecords records,
            Reviews reviews,
            Deadlines deadlines,
            TransactionTemplate transactions,
            Clock clock) {
        this.registers = registers;
        this.records = records;
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> registryDuties() {
        return Tasks.recurring("registry-duties", new Daily(Zone.BEIJING, MORNING))
                .execute((_, _) -> refresh());
    }

    /** Looks through every register, each in a transaction of its own. */
    void refresh() {
        LocalDate today = Zone.dayOf(clock.instant());
        for (Register register : registers.all()) {
            transactions.executeWithoutResult(_ -> {
                reviews.refresh(register, today);
                deadlines.refresh(register, today);
            });
        }
    }

    @EventListener
    void follow(RecordsChanged changed) {
        Register register = registers.find(changed.register()).orElse(null);
        if (register == null) {
            return;
        }
        LocalDate today = Zone.dayOf(clock.instant());
        reviews.refresh(register, today);
        if (register.dues().isEmpty()) {
            return;
        }
        if (changed.records().isEmpty()) {
            deadlines.forget(register.id());
            deadlines.refresh(register, today);
        } else {
            records.current(
                            register,
                            changed.records().stream()
                                    .map(RecordsChanged.One::id)
                                    .toList())
                    .forEach(row -> deadlines.follow(register, row, today));
        }
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        LocalDate today = Zone.dayOf(clock.instant());
        Map<String, String> old = RegisterReader.hashes(before);
        for (Register register : registers.all()) {
            if (!register.hash().equals(old.get(register.id()))
                    && (old.containsKey(register.id())
                            || register.review() != null
                            || !register.dues().isEmpty())) {
                deadlines.forget(register.id());
                reviews.forget(register.id());
                reviews.refresh(register, today);
                deadlines.refresh(register, today);
            }
        }
    }
}
