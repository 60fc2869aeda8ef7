package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mark a device puts on a value (数据标记). Only {@link #NORMAL} counts as normal (HJ 212-2017 C.16 to C.18). */
public enum Mark {
    NORMAL('N', "工作正常", "instrument working normally", true, true),
    /** 2017: the instrument is out of service; 2005: the source has stopped. */
    OUT_OF_SERVICE('F', "停运", "out of service", true, true),
    MAINTENANCE('M', "维护", "in maintenance", true, true),
    MANUAL('S', "手工输入", "manually entered value", true, true),
    FAULT('D', "故障", "instrument fault", true, true),
    CALIBRATION('C', "校准", "in calibration", true, true),
    OVER_RANGE('T', "超量程", "over the measuring range", true, true),
    LINK_BROKEN('B', "通讯异常", "link to the data logger broken", false, true),
    POWER_FAULT('P', "电源故障", "power fault", true, false),
    AIR_CALIBRATION('0', "校准数据", "air station: calibration data", true, false),
    AIR_WEATHER('1', "气象参数", "air station: weather parameter", true, false),
    AIR_ABNORMAL('2', "异常数据", "air station: abnormal data", true, false),
    AIR_NORMAL('3', "正常数据", "air station: normal data", true, false);

    private static final List<Optional<Mark>> BY_LETTER = IntStream.range(0, 128)
            .mapToObj(letter -> Arrays.stream(values())
                    .filter(mark -> mark.letter == letter)
                    .findFirst())
            .toList();

    private final char letter;
    private final String zh;
    private final String en;
    private final boolean in2005;
    private final boolean in2017;

    Mark(char letter, String zh, String en, boolean in2005, boolean in2017) {
        this.letter = letter;
        this.zh = zh;
        this.en = en;
        this.in2005 = in2005;
        this.in2017 = in2017;
    }

    public char letter() {
        return letter;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whether a value with this mark counts as normal in an aggregate. */
    public boolean normal() {
        return this == NORMAL || this == AIR_NORMAL;
    }

    /** Whether the edition lists the mark; the marks of 2025 are taken to be those of 2017 (its table was not seen). */
    public boolean isIn(Edition edition) {
        return edition == Edition.HJ212_2005 ? in2005 : in2017;
    }

    /** The mark of a letter, if any edition has it. */
    public static Optional<Mark> find(char letter) {
        return letter < BY_LETTER.size() ? BY_LETTER.get(letter) : Optional.empty();
    }
}
