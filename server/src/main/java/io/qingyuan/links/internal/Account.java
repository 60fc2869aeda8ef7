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
        List<Movement> movements) {

    /** What is left of something that came in. */
    record Lot(LocalDate day, BigDecimal left, String source) {}

    Account {
        lots = List.copyOf(lots);
        movements = List.copyOf(movements);
    }

    static Account of(Ledger.AccountKey key, List<Movement> moved) {
        List<Movement> movements = new ArrayList<>(moved);
        movements.sort(Comparator.comparing(Movement::day).thenComparing(movement -> !movement.in()));
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        BigDecimal lowest = BigDecimal.ZERO;
        LocalDate lowestOn = null;
        Deque<Lot> lots = new ArrayDeque<>();
        for (Movement movement : movements) {
            if (movement.in()) {
                in = in.add(movement.amount());
                lots.addLast(new Lot(movement.day(), movement.amount(), movement.source()));
                continue;
            }
            out = out.add(movement.amount());
            take(lots, movement.amount());
            if (in.subtract(out).compareTo(lowest) < 0) {
                lowest = in.subtract(out);
                lowestOn = movement.day();
            }
        }
        lots.removeIf(lot -> lot.left().signum() == 0);
        return new Account(key, in, out, lowest, lowestOn, new ArrayList<>(lots), movements);
    }

    private static void take(Deque<Lot> lots, BigDecimal amount) {
        BigDecimal rest = amount;
        while (rest.signum() > 0 && !lots.isEmpty()) {
            Lot first = lots.removeFirst();
            BigDecimal taken = first.left().min(rest);
            rest = rest.subtract(taken);
            if (first.left().compareTo(taken) > 0) {
                lots.addFirst(new Lot(first.day(), first.left().subtract(taken), first.source()));
            }
        }
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
