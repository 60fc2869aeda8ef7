package io.qingyuan.standards.air;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The limits of GB 3095 (环境空气质量标准) on a day: the edition of 2012 with its amendment of 2018 up to 2026-02-28, the
 * transition limits of 2026 up to 2030-12-31 and its final limits from 2031-01-01.
 */
public final class AirLimits {
    /** The functional zone (环境空气功能区). */
    public enum Zone {
        /** Class 1: parks, reserves and other areas needing special protection; level-1 limits. */
        CLASS_1("1"),
        /** Class 2: residential, commercial, industrial, rural areas; level-2 limits. */
        CLASS_2("2");

        private final String level;

        Zone(String level) {
            this.level = level;
        }
    }

    private record Entry(AirLimit limit, String level, Edition phase) {}

    private static final List<Entry> ALL = ResourceTable.read(AirLimits.class, "gb3095_limits.csv").rows().stream()
            .map(AirLimits::entry)
            .toList();

    private final Edition edition;
    private final LocalDate day;
    private final List<Entry> entries;

    private AirLimits(Edition edition, LocalDate day) {
        this.edition = edition;
        this.day = day;
        List<Entry> ofEdition = ALL.stream()
                .filter(entry -> entry.phase().standard().equals(edition.standard()))
                .toList();
        List<Entry> ofDay = ofEdition.stream()
                .filter(entry -> entry.phase().isInForceOn(day))
                .toList();
        // where the 2012 edition was applied before its nationwide date, it had the limits that it kept afterwards
        this.entries = ofDay.isEmpty() ? ofEdition : ofDay;
    }

    /** The limits in force nationwide on a day. */
    public static AirLimits inForceOn(LocalDate day) {
        return inForceOn(day, Rollout.NATIONWIDE);
    }

    /** The limits in force on a day where the 2012 edition may have been applied early. */
    public static AirLimits inForceOn(LocalDate day, Rollout rollout) {
        return new AirLimits(Editions.inForceOn("GB 3095", day, rollout), day);
    }

    public Edition edition() {
        return edition;
    }

    /** The limit, or empty where the standard sets none (no annual limit for CO and O3). */
    public Optional<AirLimit> find(Pollutant pollutant, Averaging averaging, Zone zone) {
        return entries.stream()
                .filter(entry -> entry.level().equals(zone.level))
                .map(Entry::limit)
                .filter(limit -> limit.pollutant() == pollutant && limit.averaging() == averaging)
                .findFirst();
    }

    /** The limit; refused where the standard sets none. */
    public AirLimit limit(Pollutant pollutant, Averaging averaging, Zone zone) {
        return find(pollutant, averaging, zone)
                .orElseThrow(() -> new NotInStandardException(edition.standard() + " sets no " + averaging.code()
                        + " limit for " + pollutant.symbol() + " on " + day));
    }

    private static Entry entry(ResourceTable.Row row) {
        StandardRef standard = StandardRef.parse(row.text("edition"));
        AirLimit limit = new AirLimit(
                standard,
                row.text("clause"),
                Pollutant.of(row.text("item")),
                Averaging.of(row.text("period")),
                row.number("limit"),
                row.verified());
        Edition phase = new Edition(
                standard,
                LocalDate.parse(row.text("in_force_from")),
                row.findDate("in_force_to").orElse(null),
                row.verified());
        return new Entry(limit, row.text("level"), phase);
    }
}
