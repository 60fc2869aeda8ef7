package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.IntakeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A target with a table of its own: one figure a row; a context is a unit. */
@TestComponent
public class FigureTarget implements IntakeTarget {

    static final String KIND = "test.figure";

    private final JdbcClient jdbc;
    private final AtomicInteger taking = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    /** Called before a batch is written. */
    volatile Consumer<Batch> before = _ -> {};

    FigureTarget(JdbcClient jdbc, @Qualifier("ownerDataSource") DataSource owner) {
        this.jdbc = jdbc;
        JdbcClient admin = JdbcClient.create(owner);
        admin.sql("create schema if not exists intake_test").update();
        admin.sql("""
                create table if not exists intake_test.figure (
                    context text, element text, place text, period text, value text, remark text, written integer,
                    primary key (context, element, place, period))
                """).update();
        admin.sql("grant usage on schema intake_test to qingyuan_app").update();
        admin.sql("grant select, insert, update on intake_test.figure to qingyuan_app")
                .update();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Title title() {
        return Title.of("示例数据", "Sample figures");
    }

    @Override
    public List<Context> contexts(Actor actor) {
        return actor.units().stream()
                .map(unit -> new Context(unit.value(), Title.of(unit.value(), unit.value())))
                .toList();
    }

    @Override
    public IntakeForm form(String context) {
        IntakeForm form = Forms.figures();
        return new IntakeForm(
                context,
                form.title(),
                Thing.of(KIND).unit(new UnitId(context)),
                form.fields(),
                form.key(),
                form.measure(),
                form.formulas());
    }

    @Override
    public List<Fault> check(Batch batch) {
        return batch.rows().stream()
                .filter(row -> row.value("remark").equals(new IntakeValue.Text("坏")))
                .map(row -> new Fault(row.number(), IntakeFault.of("remark", IntakeProblem.NOT_A_CHOICE, "坏", "好")))
                .toList();
    }

    @Override
    public Result take(Batch batch) {
        mostAtOnce.accumulateAndGet(taking.incrementAndGet(), Math::max);
        try {
            before.accept(batch);
            List<Long> unchanged = new ArrayList<>();
            for (IntakeRow row : batch.rows()) {
                if (write(batch.form().context(), row) == 0) {
                    unchanged.add(row.number());
                }
            }
            return new Result(unchanged, List.of());
        } finally {
            taking.decrementAndGet();
        }
    }

    private int write(String context, IntakeRow row) {
        return jdbc.sql("""
                insert into intake_test.figure as f
                values (:context, :element, :place, :period, :value, :remark, 1)
                on conflict (context, element, place, period) do update
                   set value = excluded.value, remark = excluded.remark, written = f.written + 1
                 where (f.value, f.remark) is distinct from (excluded.value, excluded.remark)
                """)
                .param("context", context)
                .param("element", row.value("element").canonical())
                .param("place", row.value("place").canonical())
                .param("period", row.value("period").canonical())
                .param("value", row.value("value").canonical())
                .param("remark", row.value("remark").canonical())
                .update();
    }

    long count(String context) {
        return Objects.requireNonNull(jdbc.sql("select count(*) from intake_test.figure where context = :context")
                .param("context", context)
                .query(Long.class)
                .single());
    }

    int mostWritten(String context) {
        return Objects.requireNonNull(
                jdbc.sql("select coalesce(max(written), 0) from intake_test.figure where context = :context")
                        .param("context", context)
                        .query(Integer.class)
                        .single());
    }

    String value(String context, String element, String place, String period) {
        return jdbc.sql("""
                select value from intake_test.figure
                 where context = :context and element = :element and place = :place and period = :period
                """)
                .param("context", context)
                .param("element", "choice:" + element)
                .param("place", "choice:" + place)
                .param("period", "period:" + period)
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
