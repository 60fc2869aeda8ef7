package io.qingyuan.links.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What movements leave in an account. The oldest lot goes out first (先进先出); on one day what comes in does so before anything goes out.
 *
 * @param lowest the smallest balance there ever was
 * @param lowestOn when it was so small; null where nothing moved
 * @param lots what lies there still, the oldest first
 */
record Account(
        Ledger.AccountKey key,
        BigDecimal in,
        BigDecimal out,
        BigDecimal lowest,
        @Nullable LocalDate lowestOn,
        List<Lot> lots,
        List<Moved> moved) {

    /** What is left of something that came in. */
    record Lot(LocalDate day, BigDecimal left, String source) {}

    /**
     * A movement in its account.
     *
     * @param earlier of what goes out, how much had come in before its year
     */
    record Moved(Movement movement, BigDecimal earlier) {}

    Account {
        lots = List.copyOf(lots);
        moved = List.copyOf(moved);
    }

    List<Movement> movements() {
        return moved.stream().map(Moved::movement).toList();
    }

    static Account of(Ledger.AccountKey key, List<Movement> moved) {
        List<Movement> movements = new ArrayList<>(moved);
        movements.sort(Comparator.comparing(Movement::day).thenComparing(movement -> !movement.in()));
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        BigDecimal lowest = BigDecimal.ZERO;
        LocalDate lowestOn = null;
        Deque<Lot> lots = new ArrayDeque<>();
        List<Moved> all = new ArrayList<>();
        for (Movement movement : movements) {
            if (movement.in()) {
                in = in.add(movement.amount());
                lots.addLast(new Lot(movement.day(), movement.amount(), movement.source()));
                all.add(new Moved(movement, BigDecimal.ZERO));
                continue;
            }
            out = out.add(movement.amount());
            all.add(new Moved(
                    movement, take(lots, movement.amount(), movement.day().withDayOfYear(1))));
            if (in.subtract(out).compareTo(lowest) < 0) {
                lowest = in.subtract(out);
                lowestOn = movement.day();
            }
        }
        lots.removeIf(lot -> lot.left().signum() == 0);
        return new Account(key, in, out, lowest, lowestOn, new ArrayList<>(lots), all);
    }

    /** Takes from the oldest lots; how much of it came in before the day. */
    private static BigDecimal take(Deque<Lot> lots, BigDecimal amount, LocalDate day) {
        BigDecimal rest = amount;
        BigDecimal earlier = BigDecimal.ZERO;
        while (rest.signum() > 0 && !lots.isEmpty()) {
            Lot first = lots.removeFirst();
            BigDecimal taken = first.left().min(rest);
            rest = rest.subtract(taken);
            if (first.day().isBefore(day)) {
                earlier = earlier.add(taken);
            }
            if (first.left().compareTo(taken) > 0) {
                lots.addFirst(new Lot(first.day(), first.left().subtract(taken), first.source()));
            }
        }
        return earlier;
    }

    BigDecimal stock() {
        return in.subtract(out);
    }

    /** Whether more went out than was there. */
    boolean overdrawn() {
        return lowest.signum() < 0;
    }

    /** What has lain there since before the day. */
    List<Lot> before(LocalDate day) {
        return lots.stream().filter(lot -> lot.day().isBefore(day)).toList();
    }
}
