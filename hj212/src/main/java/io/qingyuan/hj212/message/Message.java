package io.qingyuan.hj212.message;

import io.qingyuan.hj212.ExeRtn;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.QnRtn;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a frame says. Times are the device's local time; for minute, hour and day data the time is the start of the period
 * (HJ 212-2017; that of 2005 does not say).
 */
public sealed interface Message {

    /** The message of a frame. Never fails: what is not understood is {@link Other}. */
    static Message of(Frame frame) {
        return MessageReader.read(frame);
    }

    /** Whether a frame is {@link Measurements}, {@link FacilityStates} or {@link FacilityHours}, told without making one. */
    static boolean carriesValues(Frame frame) {
        return MessageReader.carriesValues(frame);
    }

    /** Values of factors: real-time, minute, hour, day and the further kinds of 2025. */
    record Measurements(Series series, Optional<LocalDateTime> time, List<Item> items) implements Message {
        public Measurements {
            items = List.copyOf(items);
        }
    }

    /** Which values are uploaded. */
    enum Series {
        REAL_TIME,
        MINUTE,
        HOUR,
        DAY,
        /** 2013 (2025): each measurement of an instrument that works in cycles. */
        RAW,
        /** 2052 (2025): a single noise measurement. */
        NOISE_ONCE,
        /** 2111 (2025): furnace temperature, mean of five minutes. */
        FURNACE_FIVE_MINUTES,
        /** 2062 (2025): check against a standard sample. */
        SAMPLE_CHECK
    }

    /** 2021: run states of facilities. */
    record FacilityStates(Optional<LocalDateTime> time, List<FacilityState> states) implements Message {
        public FacilityStates {
            states = List.copyOf(states);
        }
    }

    /**
     * The state of a facility SBn.
     *
     * @param state 0 off, 1 run, 2 calibrate, 3 maintain, 4 alarm, 5 blow-back; -1 when unreadable
     */
    record FacilityState(String facility, int state) {}

    /** 2041: hours that facilities ran in a day. */
    record FacilityHours(Optional<LocalDateTime> day, Map<String, BigDecimal> hours) implements Message {
        public FacilityHours {
            hours = Map.copyOf(hours);
        }
    }

    /** 2081: the data logger started. */
    record LoggerStarted(Optional<LocalDateTime> time, Optional<LocalDateTime> startedAt) implements Message {}

    /** 3020 and like: logs, states and parameters of instruments. */
    record FieldInformation(Optional<LocalDateTime> time, String factor, List<Information> entries) implements Message {
        public FieldInformation {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One piece of field information.
     *
     * @param code such as {@code i11001}
     * @param text without the slashes that a log stands between
     */
    record Information(String code, Kind kind, String text) {
        /** What the third digit of the code says. */
        public enum Kind {
            LOG,
            STATE,
            PARAMETER,
            OTHER
        }
    }

    /** An answer with parameters of the device: its time, its intervals, its sampling cycle, its serial number. */
    record Parameters(int cn, Map<String, String> values) implements Message {
        public Parameters {
            values = Map.copyOf(values);
        }
    }

    /** 2071, 2072 (2005): values in alarm; the event tells whether it began or is over. */
    record Alarms(Optional<LocalDateTime> time, List<Item> items, Optional<Boolean> over) implements Message {
        public Alarms {
            items = List.copyOf(items);
        }
    }

    /** What a platform asks of a device, or tells it. */
    record Request(int cn, Optional<LocalDateTime> begin, Optional<LocalDateTime> end, Map<String, String> parameters)
            implements Message {
        public Request {
            parameters = Map.copyOf(parameters);
        }
    }

    /** 9011. */
    record RequestAnswer(String qn, int code, Optional<QnRtn> meaning) implements Message {}

    /** 9012. */
    record ExecutionResult(String qn, int code, Optional<ExeRtn> meaning) implements Message {}

    /** 9013. */
    record NoticeAnswer(String qn) implements Message {}

    /** 9014. */
    record DataAnswer(String qn) implements Message {}

    /** 9015 (2025). */
    record Heartbeat() implements Message {}

    /** 1013: a device asks for the time. 1014: for a new key. Both are notices with their parameters. */
    record Notice(int cn, Map<String, String> parameters) implements Message {
        public Notice {
            parameters = Map.copyOf(parameters);
        }
    }

    /** A command no edition knows; its values as sent. */
    record Other(int cn, Map<String, String> values) implements Message {
        public Other {
            values = Map.copyOf(values);
        }
    }
}
