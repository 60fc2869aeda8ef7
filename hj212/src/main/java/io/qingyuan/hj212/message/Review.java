package io.qingyuan.hj212.message;

import io.qingyuan.hj212.Fault;
import io.qingyuan.hj212.FaultCode;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Pairs;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.dictionary.Factors;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can only be said with the factor table and a clock. */
public final class Review {
    private static final int CLOCK_DRIFT_HOURS = 24;

    private Review() {}

    /** The data time is more than a day ahead. */
    public static List<Fault> faults(Frame frame, LocalDateTime now) {
        return frame
                .dataTime()
                .filter(time -> time.isAfter(now.plusHours(CLOCK_DRIFT_HOURS)))
                .map(time -> new Fault(
                        FaultCode.TIME_IN_FUTURE,
                        frame.pairs().valueOffset(frame.pairs().find("DataTime")),
                        time.toString()))
                .stream()
                .toList();
    }

    /** The frame's own quirks, and the factors no table has. */
    public static List<Fault> quirks(Frame frame) {
        List<Fault> quirks = new ArrayList<>(frame.quirks());
        Pairs pairs = frame.pairs();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < pairs.count(); i++) {
            boolean facility = pairs.suffix(i) == Suffix.RS || pairs.suffix(i) == Suffix.RT;
            if (pairs.suffix(i) == Suffix.NONE || facility) {
                continue;
            }
            String code = pairs.code(i);
            if (seen.add(code) && Factors.find(code).isEmpty()) {
                quirks.add(new Fault(FaultCode.FACTOR_UNKNOWN, pairs.nameOffset(i), code));
            }
        }
        return List.copyOf(quirks);
    }
}
