package io.qingyuan.hj212.message;

import io.qingyuan.hj212.ExeRtn;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Pairs;
import io.qingyuan.hj212.QnRtn;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.Times;
import io.qingyuan.hj212.message.Message.FacilityState;
import io.qingyuan.hj212.message.Message.Information;
import io.qingyuan.hj212.message.Message.Series;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells by command code and content what a frame says; the same code asks when it carries no data and answers when it does. */
final class MessageReader {
    private final Frame frame;
    private final Pairs pairs;

    private MessageReader(Frame frame) {
        this.frame = frame;
        this.pairs = frame.pairs();
    }

    static Message read(Frame frame) {
        return new MessageReader(frame).message();
    }

    private Message message() {
        return switch (frame.cn()) {
            case 9011 -> {
                int code = code("QnRtn");
                yield new Message.RequestAnswer(answeredQn(), code, QnRtn.find(code));
            }
            case 9012 -> {
                int code = code("ExeRtn");
                yield new Message.ExecutionResult(answeredQn(), code, ExeRtn.find(code));
            }
            case 9013 -> new Message.NoticeAnswer(answeredQn());
            case 9014 -> new Message.DataAnswer(answeredQn());
            case 9015 -> new Message.Heartbeat();
            case 1013, 1014 -> new Message.Notice(frame.cn(), values());
            case 2011 -> measurements(Series.REAL_TIME);
            case 2013 -> measurements(Series.RAW);
            case 2031 -> measurements(Series.DAY);
            case 2051 -> measurements(Series.MINUTE);
            case 2052 -> measurements(Series.NOISE_ONCE);
            case 2061 -> measurements(Series.HOUR);
            case 2062 -> measurements(Series.SAMPLE_CHECK);
            case 2111 -> measurements(Series.FURNACE_FIVE_MINUTES);
            case 2021 -> isUpload() ? states() : request();
            case 2041 -> isUpload() ? hours() : request();
            case 2071, 2072 -> isUpload() ? alarms() : request();
            case 2081 -> new Message.LoggerStarted(frame.dataTime(), time("RestartTime"));
            case 1001 -> pairs.find("WarnTime") >= 0 ? request() : information();
            case 3020 -> isUpload() ? information() : request();
            case 1011, 1021, 1031, 1041, 1061, 1063, 3015, 3017, 3018, 3019 ->
                answersParameters() ? new Message.Parameters(frame.cn(), values()) : request();
            case 1000, 1002, 1012, 1022, 1032, 1042, 1062, 1064, 1072 -> request();
            case 2012, 2022, 3011, 3012, 3013, 3014, 3016, 3021, 3022, 3024 -> request();
            default -> new Message.Other(frame.cn(), values());
        };
    }

    private Message measurements(Series series) {
        return isUpload() ? new Message.Measurements(series, frame.dataTime(), Item.listOf(pairs)) : request();
    }

    /** See {@link Message#carriesValues}. */
    static boolean carriesValues(Frame frame) {
        return switch (frame.cn()) {
            case 2011, 2013, 2021, 2031, 2041, 2051, 2052, 2061, 2062, 2111 -> new MessageReader(frame).isUpload();
            default -> false;
        };
    }

    /** An upload carries a time or items; a request carries neither, or the bounds of a period. */
    private boolean isUpload() {
        boolean bounds = pairs.find("BeginTime") >= 0 || pairs.find("InfoId") >= 0;
        return !bounds
                && (pairs.find("DataTime") >= 0
                        || pairs.find("AlarmTime") >= 0
                        || !Item.listOf(pairs).isEmpty());
    }

    /** More than the factor asked for: a time, an interval, an address, a serial number. */
    private boolean answersParameters() {
        for (int i = 0; i < pairs.count(); i++) {
            String name = pairs.name(i);
            if (!name.equals("PolId") && !name.equals("QN")) {
                return true;
            }
        }
        return false;
    }

    private Message states() {
        List<FacilityState> states = new ArrayList<>();
        for (int i = 0; i < pairs.count(); i++) {
            if (pairs.suffix(i) == Suffix.RS) {
                boolean readable = pairs.isScaled(i) && pairs.scale(i) == 0 && Math.abs(pairs.mantissa(i)) < 1000;
                states.add(new FacilityState(pairs.code(i), readable ? (int) pairs.mantissa(i) : -1));
            }
        }
        return new Message.FacilityStates(frame.dataTime(), states);
    }

    private Message hours() {
        Map<String, BigDecimal> hours = new LinkedHashMap<>();
        for (int i = 0; i < pairs.count(); i++) {
            if (pairs.suffix(i) == Suffix.RT && pairs.isNumber(i)) {
                hours.put(pairs.code(i), pairs.number(i));
            }
        }
        return new Message.FacilityHours(frame.dataTime(), hours);
    }

    private Message alarms() {
        Optional<LocalDateTime> time = time("AlarmTime").or(frame::dataTime);
        int type = pairs.find("AlarmType");
        Optional<Boolean> over =
                type < 0 ? Optional.empty() : Optional.of(pairs.text(type).equals("1"));
        return new Message.Alarms(time, Item.listOf(pairs), over);
    }

    private Message information() {
        List<Information> entries = new ArrayList<>();
        for (int i = 0; i < pairs.count(); i++) {
            if (pairs.suffix(i) == Suffix.INFO) {
                String text = pairs.text(i);
                boolean log = text.length() >= 4 && text.startsWith("//") && text.endsWith("//");
                String bare = log ? text.substring(2, text.length() - 2) : text;
                entries.add(new Information(pairs.code(i), kind(pairs.code(i)), bare));
            }
        }
        int factor = pairs.find("PolId");
        return new Message.FieldInformation(frame.dataTime(), factor < 0 ? "" : pairs.text(factor), entries);
    }

    private static Information.Kind kind(String code) {
        if (code.length() != 6 || code.charAt(0) != 'i' || code.charAt(1) == '3') {
            return Information.Kind.OTHER;
        }
        return switch (code.charAt(2)) {
            case '1' -> Information.Kind.LOG;
            case '2' -> Information.Kind.STATE;
            case '3' -> Information.Kind.PARAMETER;
            default -> Information.Kind.OTHER;
        };
    }

    private Message request() {
        return new Message.Request(frame.cn(), time("BeginTime"), time("EndTime"), values());
    }

    /** In 2005 the answered QN stands in CP, later in the head. */
    private String answeredQn() {
        int inside = pairs.find("QN");
        return inside < 0 ? frame.qn() : pairs.text(inside);
    }

    private int code(String name) {
        int pair = pairs.find(name);
        boolean readable = pair >= 0 && pairs.isScaled(pair) && pairs.scale(pair) == 0;
        return readable && Math.abs(pairs.mantissa(pair)) < 1000 ? (int) pairs.mantissa(pair) : -1;
    }

    private Optional<LocalDateTime> time(String name) {
        int pair = pairs.find(name);
        return pair < 0 ? Optional.empty() : Times.find(pairs.text(pair));
    }

    /** All values by name; of a name that stands twice the first. */
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.count(); i++) {
            values.putIfAbsent(pairs.name(i), pairs.text(i));
        }
        return values;
    }
}
