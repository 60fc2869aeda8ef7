package io.qingyuan.hj212.simulation;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Mark;
import java.time.LocalDateTime;
import java.util.Random;

/** What happens to a device: calibration every night, now and then maintenance, a fault, or a lost line. */
final class Condition {
    private static final int MINUTES_A_DAY = 1440;
    private static final int CALIBRATION_MINUTES = 25;
    private static final double FAULTS_A_DAY = 0.15;
    private static final double MAINTENANCE_A_DAY = 0.07;
    private static final double OUTAGES_A_DAY = 0.5;

    private final Random random;
    private final Edition edition;
    private final int calibrationMinute;
    private Mark mark = Mark.NORMAL;
    private int markMinutes;
    private int outageMinutes;

    Condition(Edition edition, Random random) {
        this.edition = edition;
        this.random = random;
        this.calibrationMinute = 60 + random.nextInt(240);
    }

    /** Goes on by a minute; returns whether the mark has changed. */
    boolean advance(LocalDateTime time) {
        Mark before = mark;
        outageMinutes = outageMinutes > 0 ? outageMinutes - 1 : begins(OUTAGES_A_DAY, 4, 90);
        if (markMinutes > 0) {
            markMinutes--;
        }
        if (markMinutes == 0) {
            mark = Mark.NORMAL;
            next(time);
        }
        return mark != before;
    }

    private void next(LocalDateTime time) {
        int minuteOfDay = time.getHour() * 60 + time.getMinute();
        if (minuteOfDay == calibrationMinute) {
            mark = Mark.CALIBRATION;
            markMinutes = CALIBRATION_MINUTES;
            return;
        }
        markMinutes = begins(FAULTS_A_DAY, 15, 180);
        if (markMinutes > 0) {
            boolean link = random.nextInt(4) == 0 && Mark.LINK_BROKEN.isIn(edition);
            mark = link ? Mark.LINK_BROKEN : Mark.FAULT;
            return;
        }
        markMinutes = begins(MAINTENANCE_A_DAY, 20, 60);
        if (markMinutes > 0) {
            mark = Mark.MAINTENANCE;
        }
    }

    private int begins(double aDay, int least, int most) {
        return random.nextDouble() < aDay / MINUTES_A_DAY ? least + random.nextInt(most - least) : 0;
    }

    Mark mark() {
        return mark;
    }

    boolean online() {
        return outageMinutes == 0;
    }
}
