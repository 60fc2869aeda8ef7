package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.sheets.Absence;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes figures of many enterprises into one table, by its key. */
class BenchTarget implements IntakeTarget {

    static final String KIND = "bench.figure";
    static final int ELEMENTS = 40;

    private final JdbcClient jdbc;

    BenchTarget(JdbcClient jdbc, @Qualifier("ownerDataSource") DataSource owner) {
        this.jdbc = jdbc;
        JdbcClient admin = JdbcClient.create(owner);
        admin.sql("create schema bench").update();
        admin.sql("""
                create table bench.figure (element text, enterprise text, period text, value text, remark text,
                                           primary key (element, enterprise, period))
                """).update();
        admin.sql("grant usage on schema bench to qingyuan_app").update();
        admin.sql("grant select, insert, update on bench.figure to qingyuan_app")
                .update();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Title title() {
        return Title.of("示例", "Sample");
    }

    @Override
    public List<Context> contexts(Actor actor) {
        return List.of(new Context("all", title()));
    }

    @Override
    public IntakeForm form(String context) {
        List<IntakeField.Choice> elements = IntStream.range(0, ELEMENTS)
                .mapToObj(i ->
                        IntakeField.Choice.of("e" + i, "指标" + i, "Element " + i).unit("吨"))
                .toList();
        return new IntakeForm(
                context,
                title(),
                Thing.of(KIND),
                List.of(
                        IntakeField.of("element", IntakeField.Type.CHOICE, "指标名称", "Element")
                                .needed()
                                .oneOf(elements),
                        IntakeField.of("enterprise", IntakeField.Type.TEXT, "企业名称", "Enterprise")
                                .needed(),
                        IntakeField.of("period", IntakeField.Type.PERIOD, "期间", "Period")
                                .needed(),
                        IntakeField.of("value", IntakeField.Type.NUMBER, "数值", "Value")
                                .needed()
                                .between(BigDecimal.ZERO, null)
                                .accepting(Absence.values()),
                        IntakeField.of("remark", IntakeField.Type.TEXT, "备注", "Remark")),
                List.of("element", "enterprise", "period"),
                "value",
                IntakeForm.Formulas.CACHED);
    }

    @Override
    public List<Fault> check(Batch batch) {
        return List.of();
    }

    @Override
    public Result take(Batch batch) {
        jdbc.sql("""
                insert into bench.figure
                select * from unnest(:elements::text[], :enterprises::text[], :periods::text[], :values::text[],
                                     :remarks::text[])
                on conflict (element, enterprise, period) do update
                   set value = excluded.value, remark = excluded.remark
                """)
                .param("elements", texts(batch, "element"))
                .param("enterprises", texts(batch, "enterprise"))
                .param("periods", texts(batch, "period"))
                .param("values", texts(batch, "value"))
                .param("remarks", texts(batch, "remark"))
                .update();
        return Result.allTaken();
    }

    private static String[] texts(Batch batch, String field) {
        return batch.rows().stream()
                .map((IntakeRow row) -> row.value(field).canonical())
                .toArray(String[]::new);
    }
}
