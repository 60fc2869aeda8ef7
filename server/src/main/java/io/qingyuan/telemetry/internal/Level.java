package io.qingyuan.telemetry.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.telemetry.TelemetryProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which data of a device are looked at. */
enum Level {
    /** 实时数据, as sent. */
    REAL_TIME(2011),
    /** 分钟数据, as sent. */
    MINUTE(2051),
    /** Hourly means counted here from minutes or real-time data. */
    HOUR(0),
    /** Daily means counted here from hours. */
    DAY(0),
    /** Monthly means counted here from days. */
    MONTH(0),
    /** 小时数据, as the device counted them. */
    DEVICE_HOUR(2061),
    /** 日数据, as the device counted them. */
    DEVICE_DAY(2031);

    private final int cn;

    Level(int cn) {
        this.cn = cn;
    }

    /** The command code of the uploads; 0 where the values are counted here. */
    int cn() {
        return cn;
    }

    boolean counted() {
        return cn == 0;
    }

    /** As the API writes it: {@code real-time}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Level parse(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        TelemetryProblem.LEVEL_UNKNOWN,
                        word,
                        Arrays.stream(values()).map(Level::word).collect(Collectors.joining(", "))));
    }

    /** The names of a factor's values at this level, the usual one first. */
    List<String> names(String factor) {
        String kind = this == REAL_TIME ? "Rtd" : "Avg";
        return factor.endsWith(FactorNames.CONVERTED)
                ? List.of(factor.replace(FactorNames.CONVERTED, "-Zs" + kind))
                : List.of(factor + "-" + kind, factor);
    }
}
