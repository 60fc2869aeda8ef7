package io.qingyuan.intake.internal.shaping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A unit of measure (计量单位) as tables write it: {@code 万吨}, {@code 吨/年}, {@code mg/L}, {@code 10^4 t/a}. Two with the
 * same dimension convert exactly, up to the fractions that have no end (亩).
 *
 * @param dimension what is measured; a unit that is not in the table measures itself alone
 * @param numerator with {@code denominator}: how many of the dimension's base unit it is
 */
public record Measure(String text, String dimension, BigDecimal numerator, BigDecimal denominator) {

    /** Digits kept where a conversion has no end. */
    private static final MathContext ENDLESS = new MathContext(15, RoundingMode.HALF_UP);

    private static final Map<String, Measure> TABLE = load();
    private static final Map<String, BigDecimal> POWERS = powers();

    private static Map<String, BigDecimal> powers() {
        // longer words first: 百万 is not 百 of 万
        Map<String, BigDecimal> powers = new LinkedHashMap<>();
        powers.put("万亿", BigDecimal.TEN.pow(12));
        powers.put("千亿", BigDecimal.TEN.pow(11));
        powers.put("百亿", BigDecimal.TEN.pow(10));
        powers.put("十亿", BigDecimal.TEN.pow(9));
        powers.put("千万", BigDecimal.TEN.pow(7));
        powers.put("百万", BigDecimal.TEN.pow(6));
        powers.put("十万", BigDecimal.TEN.pow(5));
        powers.put("亿", BigDecimal.TEN.pow(8));
        powers.put("万", BigDecimal.TEN.pow(4));
        powers.put("千", BigDecimal.TEN.pow(3));
        powers.put("百", BigDecimal.TEN.pow(2));
        powers.put("10^8", BigDecimal.TEN.pow(8));
        powers.put("10^4", BigDecimal.TEN.pow(4));
        powers.put("10^3", BigDecimal.TEN.pow(3));
        return powers;
    }

    private static Map<String, Measure> load() {
        Map<String, Measure> table = new HashMap<>();
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(Measure.class.getResourceAsStream("/intake/units.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(reader)) {
            for (CsvRecord line : lines) {
                if (line.getStartingLineNumber() > 1) {
                    String unit = line.getField(0);
                    table.put(
                            unit,
                            new Measure(
                                    unit,
                                    line.getField(1),
                                    new BigDecimal(line.getField(2)),
                                    new BigDecimal(line.getField(3))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** The unit as it is meant; one that the table does not know measures itself alone. */
    public static Measure of(String text) {
        String word = Folding.name(text);
        return known(word).orElseGet(() -> itself(word));
    }

    /** The unit, if the table knows it or what it is made of. */
    public static Optional<Measure> find(String text) {
        return known(Folding.name(text));
    }

    private static Optional<Measure> known(String word) {
        Measure simple = TABLE.get(word);
        if (simple != null) {
            return Optional.of(simple);
        }
        int slash = word.indexOf('/');
        if (slash > 0 && slash < word.length() - 1) {
            return known(word.substring(0, slash))
                    .flatMap(above -> known(word.substring(slash + 1)).map(below -> above.per(word, below)));
        }
        for (var power : POWERS.entrySet()) {
            if (word.startsWith(power.getKey())
                    && word.length() > power.getKey().length()) {
                return known(word.substring(power.getKey().length()))
                        .map(base -> new Measure(
                                word, base.dimension, base.numerator.multiply(power.getValue()), base.denominator));
            }
        }
        return Optional.empty();
    }

    private static Measure itself(String word) {
        for (var power : POWERS.entrySet()) {
            if (word.startsWith(power.getKey())
                    && word.length() > power.getKey().length()) {
                return new Measure(
                        word, "=" + word.substring(power.getKey().length()), power.getValue(), BigDecimal.ONE);
            }
        }
        return new Measure(word, "=" + word, BigDecimal.ONE, BigDecimal.ONE);
    }

    private Measure per(String word, Measure below) {
        return new Measure(
                word,
                dimension + "/" + below.dimension,
                numerator.multiply(below.denominator),
                denominator.multiply(below.numerator));
    }

    /** Whether it counts in another size than one: what has no unit of its own cannot take such numbers. */
    public boolean scales() {
        return numerator.compareTo(denominator) != 0;
    }

    public boolean converts(Measure to) {
        return dimension.equals(to.dimension);
    }

    /**
     * The number in another unit of the same dimension. One in the same unit keeps its digits, trailing zeros too.
     *
     * @throws IllegalArgumentException when the dimensions differ
     */
    public BigDecimal convert(BigDecimal number, Measure to) {
        if (!converts(to)) {
            throw new IllegalArgumentException(text + " does not convert into " + to.text);
        }
        BigDecimal above = numerator.multiply(to.denominator);
        BigDecimal below = denominator.multiply(to.numerator);
        if (above.compareTo(below) == 0) {
            return number;
        }
        BigDecimal product = number.multiply(above);
        BigDecimal result;
        try {
            result = product.divide(below);
        } catch (ArithmeticException e) {
            result = product.divide(below, ENDLESS);
        }
        BigDecimal bare = result.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
