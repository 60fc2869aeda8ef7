package io.qingyuan.hj212.message;

import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.Pairs;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.Times;
import io.qingyuan.hj212.dictionary.Factor;
import io.qingyuan.hj212.dictionary.Factors;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of one code that stand together, such as {@code w01018-Rtd=2.2,w01018-Flag=N}.
 *
 * @param code as sent
 * @param values every value but the mark, in the order sent
 * @param mark the data mark, where one was sent that some edition knows
 * @param markText the data mark as sent, empty when none was
 */
public record Item(String code, List<Value> values, Optional<Mark> mark, String markText) {

    /**
     * One value.
     *
     * @param name the suffix as sent, such as {@code Rtd}; empty where a code stands alone
     * @param text the value as sent, every digit kept
     */
    public record Value(Suffix suffix, String name, String text, Measured measured) {}

    public Item {
        values = List.copyOf(values);
    }

    /** The dictionary's entry, where there is one. */
    public Optional<Factor> factor() {
        return Factors.find(code);
    }

    /** The value of a suffix, where one was sent. */
    public Optional<Measured> measured(Suffix suffix) {
        return values.stream()
                .filter(value -> value.suffix == suffix)
                .map(Value::measured)
                .findFirst();
    }

    /** The text of a suffix such as {@link Suffix#EFLAG}, where one was sent. */
    public Optional<String> text(Suffix suffix) {
        return values.stream()
                .filter(value -> value.suffix == suffix)
                .map(Value::text)
                .findFirst();
    }

    /** When this factor was sampled, where the device says so. */
    public Optional<LocalDateTime> sampleTime() {
        return text(Suffix.SAMPLE_TIME).flatMap(Times::find);
    }

    /** The default unit of a value of this item; empty where no table sets one. */
    public String unit(Suffix suffix) {
        return switch (suffix) {
            case RT -> "h";
            case RS -> "";
            case COU -> factor().map(Factor::unitTotal).orElse("");
            default -> factor().map(factor -> factor.unitOf(code)).orElse("");
        };
    }

    /** The items of a frame: values with a dash in their name, together while group and code stay the same. */
    public static List<Item> listOf(Pairs pairs) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        while (start < pairs.count()) {
            int end = end(pairs, start);
            if (pairs.suffix(start) != Suffix.NONE) {
                items.add(of(pairs, start, end));
            }
            start = end;
        }
        return List.copyOf(items);
    }

    /** Behind the last value of the item that begins at {@code start}, for who reads values without an object for each. */
    public static int end(Pairs pairs, int start) {
        int end = start + 1;
        while (end < pairs.count()
                && !pairs.opensGroup(end)
                && pairs.suffix(end) != Suffix.NONE
                && pairs.sameCode(start, end)) {
            end++;
        }
        return end;
    }

    private static Item of(Pairs pairs, int start, int end) {
        Optional<Mark> mark = Optional.empty();
        String markText = "";
        for (int i = start; i < end; i++) {
            if (pairs.suffix(i) == Suffix.FLAG) {
                markText = pairs.text(i);
                mark = pairs.isMark(i) ? Mark.find(pairs.mark(i)) : Optional.empty();
            }
        }
        List<Value> values = new ArrayList<>();
        for (int i = start; i < end; i++) {
            if (pairs.suffix(i) != Suffix.FLAG) {
                String name = pairs.name(i).substring(pairs.code(i).length() + 1);
                values.add(new Value(pairs.suffix(i), name, pairs.text(i), measured(pairs, i, mark)));
            }
        }
        return new Item(pairs.code(start), values, mark, markText);
    }

    private static Measured measured(Pairs pairs, int pair, Optional<Mark> mark) {
        if (!pairs.isNumber(pair)) {
            return new Measured.Missing(pairs.text(pair), mark);
        }
        if (mark.isPresent() && !mark.get().normal()) {
            return new Measured.Flagged(pairs.number(pair), mark.get());
        }
        return new Measured.Valid(pairs.number(pair));
    }
}
