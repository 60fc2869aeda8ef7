package io.qingyuan.intake.internal.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** How numbers of one cell style are shown. */
final class CellFormat {

    static final CellFormat GENERAL = new CellFormat(Kind.GENERAL, 0, 0);

    /** A spreadsheet's number has no more digits than these; what follows is noise of the binary number. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    /** Literals, colours, conditions, paddings: they are shown but say nothing about digits. */
    private static final Pattern DRESS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|_.|\\*.|\\\\.");

    private static final Pattern FIXED = Pattern.compile("[#,0?]*[0#](?:\\.([0#?]+))?(%?)[-¥￥$+() ]*");
    private static final Pattern SCALING = Pattern.compile("[0#?],+(?:[^#0?]|$)|!");

    /** Numbers of date formats in Chinese workbooks that the file itself does not spell out. */
    private static final Set<Integer> CHINESE_MONTHS = Set.of(27, 36, 50, 52, 57);

    private static final Set<Integer> CHINESE_DAYS = Set.of(28, 29, 30, 31, 51, 53, 54, 58);

    private enum Kind {
        GENERAL,
        FIXED,
        PERCENT,
        YEAR,
        MONTH,
        DAY
    }

    private final Kind kind;
    private final int least;
    private final int most;

    private CellFormat(Kind kind, int least, int most) {
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    static CellFormat of(int id, String written) {
        if (CHINESE_MONTHS.contains(id)) {
            return new CellFormat(Kind.MONTH, 0, 0);
        }
        if (CHINESE_DAYS.contains(id)) {
            return new CellFormat(Kind.DAY, 0, 0);
        }
        String format = written.isEmpty() ? builtin(id) : written;
        if (DateUtil.isADateFormat(id, format)) {
            return new CellFormat(dateKind(format), 0, 0);
        }
        String first = format.split(";", 2)[0];
        String bare = DRESS.matcher(first).replaceAll("").strip();
        Matcher fixed = FIXED.matcher(bare.replaceFirst("^[-¥￥$+() ]+", ""));
        if (SCALING.matcher(bare).find() || !fixed.matches()) {
            return GENERAL;
        }
        String decimals = fixed.group(1) == null ? "" : fixed.group(1);
        int least = (int) decimals.chars().filter(c -> c == '0').count();
        return new CellFormat(fixed.group(2).isEmpty() ? Kind.FIXED : Kind.PERCENT, least, decimals.length());
    }

    private static String builtin(int id) {
        String known = BuiltinFormats.getBuiltinFormat(id);
        return known == null ? "General" : known;
    }

    private static Kind dateKind(String format) {
        String bare = DRESS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.contains("d")) {
            return Kind.DAY;
        }
        if (bare.contains("y")) {
            return bare.contains("m") ? Kind.MONTH : Kind.YEAR;
        }
        return Kind.GENERAL;
    }

    /** The cell as its format shows it; without separators, dates as far as they are shown. */
    RawCell show(String number, boolean since1904) {
        BigDecimal value;
        try {
            value = new BigDecimal(number).round(DIGITS);
        } catch (NumberFormatException e) {
            return RawCell.of(number);
        }
        return switch (kind) {
            case GENERAL -> RawCell.number(plain(value));
            case FIXED -> fixed(value, "");
            case PERCENT -> fixed(value.movePointRight(2), "%");
            case YEAR, MONTH, DAY -> date(value, since1904);
        };
    }

    private RawCell fixed(BigDecimal value, String sign) {
        BigDecimal shown = value;
        if (value.stripTrailingZeros().scale() > most) {
            shown = value.setScale(most, RoundingMode.HALF_UP);
        }
        if (shown.stripTrailingZeros().scale() <= least) {
            shown = shown.setScale(least, RoundingMode.UNNECESSARY);
        } else {
            shown = shown.stripTrailingZeros();
        }
        RawCell cell = RawCell.number(shown.toPlainString() + sign);
        return shown.compareTo(value) == 0 ? cell : cell.with(RawCell.Mark.ROUNDED);
    }

    private RawCell date(BigDecimal value, boolean since1904) {
        double serial = value.doubleValue();
        if (serial < 1 || serial > 2_958_465) {
            return RawCell.number(plain(value));
        }
        LocalDate day = DateUtil.getLocalDateTime(serial, since1904).toLocalDate();
        return RawCell.of(
                switch (kind) {
                    case YEAR -> day.getYear() + "年";
                    case MONTH -> day.getYear() + "年" + day.getMonthValue() + "月";
                    default -> day.toString();
                });
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
