package io.qingyuan.hj212.simulation;

import io.qingyuan.hj212.Mark;

/** Gathers the minutes of one factor in a period: least, mean, greatest, cumulated, and the mark of the whole. */
final class Period {
    private static final double NORMAL_SHARE = 0.75;

    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double sum;
    private double cumulated;
    private int minutes;
    private int normal;
    private Mark other = Mark.FAULT;

    void add(double value, double amount, Mark mark) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        sum += value;
        cumulated += amount;
        minutes++;
        if (mark == Mark.NORMAL) {
            normal++;
        } else {
            other = mark;
        }
    }

    boolean isEmpty() {
        return minutes == 0;
    }

    double least() {
        return least;
    }

    double mean() {
        return sum / minutes;
    }

    double greatest() {
        return greatest;
    }

    double cumulated() {
        return cumulated;
    }

    /** HJ 212-2017 C.16 to C.18: water wants every value normal; flue gas three quarters, and is D otherwise. */
    Mark mark(boolean water) {
        if (water) {
            return normal == minutes ? Mark.NORMAL : other;
        }
        return normal >= NORMAL_SHARE * minutes ? Mark.NORMAL : Mark.FAULT;
    }
}
