package io.qingyuan.registry.internal.duties;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deadlines of single records (到期提醒): a to-do from some days before the day until the record says that it is done. */
@Component
class Deadlines {

    private static final String PREFIX = "registry.due/";
    private static final int PAGE = 500;

    private final RecordLists lists;
    private final Worklist worklist;

    Deadlines(RecordLists lists, Worklist worklist) {
        this.lists = lists;
        this.worklist = worklist;
    }

    /** Opens what has become due in a register. */
    void refresh(Register register, LocalDate today) {
        for (Register.Due due : register.dues()) {
            Condition waiting = waiting(due, today);
            @Nullable String after = null;
            List<RecordRow> page;
            do {
                page = lists.after(register, waiting, after, PAGE);
                page.forEach(row -> open(register, due, row));
                after = page.isEmpty() ? null : page.getLast().id().toString();
            } while (after != null && page.size() == PAGE);
        }
    }

    /** Opens or closes what a record that changed has to do with. */
    void follow(Register register, RecordRow row, LocalDate today) {
        Condition.Known known = new Condition.Known(register.form(), row.values(), register.words(row.state()), today);
        for (Register.Due due : register.dues()) {
            if (waiting(due, today).holds(known)) {
                open(register, due, row);
            } else {
                worklist.close(key(register, due) + row.id());
            }
        }
    }

    /** Everything of a register, as when its records went or its definition is another. */
    void forget(String register) {
        worklist.closeAll(PREFIX + register + "/");
    }

    private static Condition waiting(Register.Due due, LocalDate today) {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition.Not(new Condition.StateIn(List.of("ended"))));
        all.add(new Condition.Compare(
                due.field(),
                Condition.Order.AT_MOST,
                today.plusDays(due.beforeDays()).toString()));
        Condition until = due.until();
        if (until != null) {
            all.add(new Condition.Not(until));
        }
        return new Condition.All(all);
    }

    private static String key(Register register, Register.Due due) {
        return PREFIX + register.id() + "/" + due.id() + "/";
    }

    private void open(Register register, Register.Due due, RecordRow row) {
        String unit = register.unit() == null ? null : row.text(register.unit());
        Addressee addressee =
                unit == null ? new Addressee.Anybody(due.role()) : new Addressee.InUnit(new UnitId(unit), due.role());
        WorkItem item = WorkItem.of(
                        key(register, due) + row.id(),
                        addressee,
                        Title.of(
                                due.title().zh() + "：" + row.name(),
                                due.title().in(Locale.ENGLISH) + ": " + row.name()),
                        "/registers/" + register.id() + "/records/" + row.id())
                .due(LocalDate.parse(String.valueOf(row.text(due.field()))));
        worklist.open(row.sample() ? item.asSample() : item);
    }
}
