package io.qingyuan.registry.internal.duties;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.definition.Columns;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * That records are looked through in every period (更新周期): each unit has a to-do from the first day of the period until all of its
 * records were written, moved, or said to be still true in it.
 */
@Component
class Reviews {

    private static final String PREFIX = "registry.review/";

    private final JdbcClient jdbc;
    private final Worklist worklist;

    Reviews(JdbcClient jdbc, Worklist worklist) {
        this.jdbc = jdbc;
        this.worklist = worklist;
    }

    /**
     * A period of reviewing.
     *
     * @param name {@code 2026}, {@code 2026-H1}, {@code 2026-Q3}, {@code 2026-07}
     */
    record Round(String name, LocalDate start, LocalDate due) {

        static Round on(Register.Review review, LocalDate day) {
            int year = day.getYear();
            int month = day.getMonthValue();
            return switch (review.every()) {
                case "half-year" ->
                    of(review, year + "-H" + (month <= 6 ? 1 : 2), LocalDate.of(year, month <= 6 ? 1 : 7, 1));
                case "quarter" -> {
                    int quarter = (month - 1) / 3;
                    yield of(review, year + "-Q" + (quarter + 1), LocalDate.of(year, 3 * quarter + 1, 1));
                }
                case "month" -> of(review, day.toString().substring(0, 7), day.withDayOfMonth(1));
                default -> of(review, Integer.toString(year), LocalDate.of(year, 1, 1));
            };
        }

        private static Round of(Register.Review review, String name, LocalDate start) {
            String due = review.due();
            if (due.length() == 5 && review.every().equals("year")) {
                int month = Integer.parseInt(due.substring(0, 2));
                LocalDate first = LocalDate.of(start.getYear(), month, 1);
                return new Round(name, start, day(first, due.substring(3)));
            }
            return new Round(name, start, day(start, due.substring(due.length() - 2)));
        }

        /** The 31st of a month that has none is its last day. */
        private static LocalDate day(LocalDate month, String day) {
            return month.withDayOfMonth(Math.clamp(Integer.parseInt(day), 1, month.lengthOfMonth()));
        }
    }

    /** Opens and closes the to-dos of a register as its records stand. */
    void refresh(Register register, LocalDate today) {
        Register.Review review = register.review();
        if (review == null) {
            return;
        }
        Round round = Round.on(review, today);
        Round before = Round.on(review, round.start().minusDays(1));
        worklist.closeAll(PREFIX + register.id() + "/" + before.name() + "/");
        Map<String, Long> waiting = waiting(register, round);
        String key = PREFIX + register.id() + "/" + round.name() + "/";
        Set<String> units = new LinkedHashSet<>(units(register));
        units.removeAll(waiting.keySet());
        units.forEach(unit -> worklist.close(key + unit));
        waiting.forEach((unit, count) -> worklist.open(WorkItem.of(
                        key + unit,
                        addressee(unit, review.role()),
                        Title.of(
                                review.title().zh() + "：" + register.title().zh() + "（" + count + " 条）",
                                review.title().in(Locale.ENGLISH) + ": "
                                        + register.title().in(Locale.ENGLISH) + " (" + count + ")"),
                        "/registers/" + register.id() + "?review=" + round.start())
                .period(round.name())
                .due(round.due())));
    }

    private static Addressee addressee(String unit, Role role) {
        return unit.equals("-") ? new Addressee.Anybody(role) : new Addressee.InUnit(new UnitId(unit), role);
    }

    /** How many records of each unit nobody has looked at in the round; {@code -} for those without a unit. */
    private Map<String, Long> waiting(Register register, Round round) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        jdbc.sql("select " + unit(register) + " as unit, count(*) as records from " + Columns.table(register.id())
                        + " r where " + JdbcRecords.CURRENT
                        + " and not r.state = any(:ended) and r.recorded_at < :start group by 1")
                .param("ended", register.states("ended").toArray(String[]::new))
                .param("start", Zone.startOf(round.start()).atOffset(ZoneOffset.UTC))
                .query((row, _) -> waiting.put(row.getString("unit"), row.getLong("records")))
                .list();
        return waiting;
    }

    private List<String> units(Register register) {
        return jdbc.sql("select distinct " + unit(register) + " as unit from " + Columns.table(register.id())
                        + " r where " + JdbcRecords.CURRENT)
                .query((row, _) -> row.getString("unit"))
                .list();
    }

    private static String unit(Register register) {
        return register.unit() == null ? "'-'" : "coalesce(r." + Columns.of(register.unit()) + ", '-')";
    }

    /** A register that is no longer looked through, or not there any more. */
    void forget(String register) {
        worklist.closeAll(PREFIX + register + "/");
    }
}
