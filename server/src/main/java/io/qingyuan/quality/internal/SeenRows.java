package io.qingyuan.quality.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** Remembers at which line each hour (or day) of each series stood, to find doubled rows and gaps. */
final class SeenRows {
    private static final int FIRST_SIZE = 1024;

    /** Lines by position, counted from {@code origin}; 0 is none. */
    private static final class Lines {
        private long origin;
        private int[] lines = new int[FIRST_SIZE];
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Lines(long position) {
            origin = position;
        }

        int put(long position, int line) {
            makeRoom(position);
            int index = Math.toIntExact(position - origin);
            int before = lines[index];
            if (before == 0) {
                lines[index] = line;
                first = Math.min(first, position);
                last = Math.max(last, position);
            }
            return before;
        }

        private void makeRoom(long position) {
            if (position < origin) {
                int added = Math.toIntExact(Math.max(origin - position, lines.length));
                int[] larger = new int[lines.length + added];
                System.arraycopy(lines, 0, larger, added, lines.length);
                lines = larger;
                origin -= added;
            } else if (position - origin >= lines.length) {
                long needed = position - origin + 1;
                lines = Arrays.copyOf(lines, Math.toIntExact(Math.max(needed, lines.length * 2L)));
            }
        }
    }

    private final Map<String, Lines> series = new TreeMap<>();

    /**
     * Notes a row.
     *
     * @return the line at which the series had this position before, or 0
     */
    int put(String code, long position, long line) {
        return series.computeIfAbsent(code, _ -> new Lines(position)).put(position, Math.toIntExact(line));
    }

    /**
     * The stretches without a row between the first and the last of each series, in order.
     *
     * @param toHour the hour at which a position begins
     */
    List<AirFileSummary.Gap> gaps(LongUnaryOperator toHour) {
        List<AirFileSummary.Gap> gaps = new ArrayList<>();
        series.forEach((code, rows) -> {
            long start = -1;
            for (long position = rows.first; position <= rows.last; position++) {
                boolean there = rows.lines[Math.toIntExact(position - rows.origin)] != 0;
                if (!there && start < 0) {
                    start = position;
                } else if (there && start >= 0) {
                    gaps.add(new AirFileSummary.Gap(code, toHour.applyAsLong(start), toHour.applyAsLong(position)));
                    start = -1;
                }
            }
        });
        return gaps;
    }
}
