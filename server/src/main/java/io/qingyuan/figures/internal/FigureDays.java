package io.qingyuan.figures.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.qingyuan.figures.FigureGround;
import io.qingyuan.figures.FigureOwner;
import io.qingyuan.figures.Figures;
import io.qingyuan.time.Zone;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Every morning: figures that speak of today, and the first of a period that has just begun. */
@Configuration(proxyBeanMethods = false)
class FigureDays {

    private static final LocalTime MORNING = LocalTime.of(0, 20);

    @Bean
    RecurringTask<Void> figuresInTheMorning(
            List<FigureGround> grounds, Figures figures, TransactionTemplate transactions) {
        return Tasks.recurring("figure-days", new Daily(Zone.BEIJING, MORNING)).execute((_, _) -> {
            for (FigureGround ground : grounds) {
                for (FigureOwner owner : ground.owners()) {
                    transactions.executeWithoutResult(_ -> figures.turnTheDay(ground, owner));
                }
            }
        });
    }
}
