package io.qingyuan.standards.noise;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import java.time.LocalTime;

/**
 * Day and night (昼间, 夜间). The day is 06:00–22:00 unless the local government sets it otherwise (GB 3096-2008,
 * GB 12348-2008); it begins with its first minute and ends before the first minute of the night.
 */
public record NoisePeriods(LocalTime dayFrom, LocalTime nightFrom) {
    /** 06:00–22:00. */
    public static final NoisePeriods NATIONAL = new NoisePeriods(LocalTime.of(6, 0), LocalTime.of(22, 0));

    public NoisePeriods {
        if (!dayFrom.isBefore(nightFrom)) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT, "night_from", nightFrom.toString(), "later than day_from " + dayFrom);
        }
    }

    /** The period of a time of day: {@link NoiseQuantity#DAY} or {@link NoiseQuantity#NIGHT}. */
    public NoiseQuantity at(LocalTime time) {
        return !time.isBefore(dayFrom) && time.isBefore(nightFrom) ? NoiseQuantity.DAY : NoiseQuantity.NIGHT;
    }
}
