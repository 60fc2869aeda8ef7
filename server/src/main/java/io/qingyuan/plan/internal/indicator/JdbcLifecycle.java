package io.qingyuan.plan.internal.indicator;

import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLifecycle {

    private final JdbcClient jdbc;

    JdbcLifecycle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they were recorded. */
    List<LifecycleStep> steps(String plan, AsOf asOf) {
        return jdbc.sql("""
                        select plan_id, step, happened_on, document, note, successor, author, recorded_at
                          from plan.lifecycle_step
                         where plan_id = :plan and recorded_at <= :asOf
                         order by recorded_at, id
                        """)
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcLifecycle::step)
                .list();
    }

    void lock(String plan) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "plan.lifecycle/" + plan)
                .query(String.class)
                .single();
    }

    void add(LifecycleStep step) {
        jdbc.sql("""
                        insert into plan.lifecycle_step
                               (plan_id, step, happened_on, document, note, successor, author, recorded_at)
                        values (:plan, :step, :happenedOn, :document, :note, :successor, :author, clock_timestamp())
                        """)
                .param("plan", step.plan())
                .param("step", step.step())
                .param("happenedOn", step.happenedOn())
                .param("document", step.document())
                .param("note", step.note())
                .param("successor", step.successor())
                .param("author", step.author())
                .update();
    }

    /** The links of an item, to and from other plans. */
    List<ItemLink> links(String plan, String item, AsOf asOf) {
        return jdbc.sql("""
                        select from_plan, from_item, to_plan, to_item, kind, note, author, recorded_at
                          from plan.item_link
                         where ((from_plan = :plan and from_item = :item) or (to_plan = :plan and to_item = :item))
                           and recorded_at <= :asOf and superseded_at > :asOf
                         order by from_plan, from_item, to_plan, to_item
                        """)
                .param("plan", plan)
                .param("item", item)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcLifecycle::link)
                .list();
    }

    List<ItemLink> links(String plan, AsOf asOf) {
        return jdbc.sql("""
                        select from_plan, from_item, to_plan, to_item, kind, note, author, recorded_at
                          from plan.item_link
                         where (from_plan = :plan or to_plan = :plan)
                           and recorded_at <= :asOf and superseded_at > :asOf
                         order by from_plan, from_item, to_plan, to_item
                        """)
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcLifecycle::link)
                .list();
    }

    /** All links that hold now. */
    List<ItemLink> links() {
        return jdbc.sql("""
                        select from_plan, from_item, to_plan, to_item, kind, note, author, recorded_at
                          from plan.item_link
                         where superseded_at = 'infinity'
                         order by from_plan, from_item, to_plan, to_item
                        """).query(JdbcLifecycle::link).list();
    }

    /** Takes a link back; it stays readable as of before. */
    void withdraw(ItemLink link) {
        jdbc.sql("""
                        update plan.item_link set superseded_at = clock_timestamp()
                         where from_plan = :fromPlan and from_item = :fromItem and to_plan = :toPlan
                           and coalesce(to_item, '') = coalesce(:toItem, '') and superseded_at = 'infinity'
                        """)
                .param("fromPlan", link.fromPlan())
                .param("fromItem", link.fromItem())
                .param("toPlan", link.toPlan())
                .param("toItem", link.toItem())
                .update();
    }

    /** Records a link, or corrects what was said of the same pair. */
    void put(ItemLink link) {
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        jdbc.sql("""
                        update plan.item_link set superseded_at = :now
                         where from_plan = :fromPlan and from_item = :fromItem and to_plan = :toPlan
                           and coalesce(to_item, '') = coalesce(:toItem, '') and superseded_at = 'infinity'
                        """)
                .param("now", now)
                .param("fromPlan", link.fromPlan())
                .param("fromItem", link.fromItem())
                .param("toPlan", link.toPlan())
                .param("toItem", link.toItem())
                .update();
        jdbc.sql("""
                        insert into plan.item_link
                               (from_plan, from_item, to_plan, to_item, kind, note, author, recorded_at)
                        values (:fromPlan, :fromItem, :toPlan, :toItem, :kind, :note, :author, :now)
                        """)
                .param("fromPlan", link.fromPlan())
                .param("fromItem", link.fromItem())
                .param("toPlan", link.toPlan())
                .param("toItem", link.toItem())
                .param("kind", link.kind())
                .param("note", link.note())
                .param("author", link.author())
                .param("now", now)
                .update();
    }

    private static LifecycleStep step(ResultSet row, int number) throws SQLException {
        return new LifecycleStep(
                row.getString("plan_id"),
                row.getString("step"),
                row.getObject("happened_on", LocalDate.class),
                row.getString("document"),
                row.getString("note"),
                row.getString("successor"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static ItemLink link(ResultSet row, int number) throws SQLException {
        return new ItemLink(
                row.getString("from_plan"),
                row.getString("from_item"),
                row.getString("to_plan"),
                row.getString("to_item"),
                row.getString("kind"),
                row.getString("note"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
