package io.qingyuan.hj212.dictionary;

import io.qingyuan.hj212.Edition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A monitoring factor (监测因子).
 *
 * @param code the code of 2017, or the old code where 2017 has none
 * @param code2005 the code of 2005, empty when it has none
 * @param medium {@code water}, {@code air}, {@code noise}, {@code state-…} or {@code info}
 * @param unit the default unit of a concentration or reading, empty when none is set
 * @param unitTotal the default unit of a cumulated value ({@code -Cou}), empty when none is set
 * @param format the default width, such as {@code N5.1}: makers may extend it
 * @param unit2005 the unit behind the old code; it differs for ten water factors and two pressures
 * @param doubtfulUnit whether the standard's printed unit is doubtful, so that a device's own must be asked for
 * @param source the standard the entry comes from
 */
public record Factor(
        String code,
        String code2005,
        String nameZh,
        String nameEn,
        String medium,
        String unit,
        String unitTotal,
        String format,
        String unit2005,
        String format2005,
        String cas,
        boolean doubtfulUnit,
        String source,
        String note) {

    /** Decimal places from a unit to the base of its kind; only units of one kind convert. */
    private static final Map<String, Integer> PLACES =
            Map.of("mg/L", 6, "ug/L", 3, "ng/L", 0, "mg/m3", 6, "ug/m3", 3, "ng/m3", 0, "MPa", 3, "kPa", 0);

    static Factor of(Map<String, String> row) {
        return new Factor(
                Csv.text(row, "code"),
                Csv.text(row, "code_2005"),
                Csv.text(row, "name_zh"),
                Csv.text(row, "name_en"),
                Csv.text(row, "medium"),
                Csv.text(row, "unit"),
                Csv.text(row, "unit_total"),
                Csv.text(row, "format"),
                Csv.text(row, "unit_2005"),
                Csv.text(row, "format_2005"),
                Csv.text(row, "cas"),
                Csv.text(row, "doubtful_unit").equals("y"),
                Csv.text(row, "source"),
                Csv.text(row, "note"));
    }

    /** The unit of a value sent under a code: the old code keeps the old unit in any frame. */
    public String unitOf(String sentCode) {
        return sentCode.equals(code2005) ? unit2005 : unit;
    }

    /** The code a frame of an edition uses, where the edition has one. */
    public Optional<String> codeIn(Edition edition) {
        String wanted = edition == Edition.HJ212_2005 ? code2005 : code;
        boolean oldOnly = code.equals(code2005);
        return wanted.isEmpty() || (edition != Edition.HJ212_2005 && oldOnly) ? Optional.empty() : Optional.of(wanted);
    }

    /**
     * A value sent under the old code, in the unit of the new one; the digits stay, only the point moves. Empty where the
     * two units do not convert (S02 was printed as m3/h and is m/s now).
     */
    public Optional<BigDecimal> fromOld(BigDecimal value) {
        return shift().map(places -> places == 0 ? value : value.movePointRight(places));
    }

    /** A value in the unit of the new code, in that of the old one. */
    public Optional<BigDecimal> toOld(BigDecimal value) {
        return shift().map(places -> places == 0 ? value : value.movePointLeft(places));
    }

    private Optional<Integer> shift() {
        if (code2005.isEmpty()) {
            return Optional.empty();
        }
        if (unit.equals(unit2005)) {
            return Optional.of(0);
        }
        Integer from = PLACES.get(unit2005);
        Integer to = PLACES.get(unit);
        if (from == null || to == null || !kind(unit).equals(kind(unit2005))) {
            return Optional.empty();
        }
        return Optional.of(from - to);
    }

    private static String kind(String unit) {
        int slash = unit.indexOf("/");
        return slash < 0 ? unit.substring(1) : unit.substring(slash);
    }
}
