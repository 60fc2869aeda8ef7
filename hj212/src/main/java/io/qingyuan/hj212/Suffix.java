package io.qingyuan.hj212;

/** What a value of an item is (字段后缀): the part of a name behind the dash. */
public enum Suffix {
    /** A plain name such as DataTime: no dash. */
    NONE(0, "", Content.TEXT),
    /** A suffix no edition knows; it is kept as text, and as a number where it is one. */
    OTHER(1, "", Content.ANY),
    RTD(2, "Rtd", Content.NUMBER),
    MIN(3, "Min", Content.NUMBER),
    AVG(4, "Avg", Content.NUMBER),
    MAX(5, "Max", Content.NUMBER),
    COU(6, "Cou", Content.NUMBER),
    ZS_RTD(7, "ZsRtd", Content.NUMBER),
    ZS_MIN(8, "ZsMin", Content.NUMBER),
    ZS_AVG(9, "ZsAvg", Content.NUMBER),
    ZS_MAX(10, "ZsMax", Content.NUMBER),
    /** The data mark (数据标记). */
    FLAG(11, "Flag", Content.MARK),
    /** The maker's own further mark. */
    EFLAG(12, "EFlag", Content.TEXT),
    SAMPLE_TIME(13, "SampleTime", Content.TEXT),
    COMPLETE_TIME(14, "CompleteTime", Content.TEXT),
    SAMPLE_TYPE(15, "SampleType", Content.TEXT),
    /** Run state of a facility. */
    RS(16, "RS", Content.NUMBER),
    /** Run hours of a facility in the day. */
    RT(17, "RT", Content.NUMBER),
    DATA(18, "Data", Content.NUMBER),
    DAY_DATA(19, "DayData", Content.NUMBER),
    NIGHT_DATA(20, "NightData", Content.NUMBER),
    INFO(21, "Info", Content.TEXT),
    SN(22, "SN", Content.TEXT),
    ALA(23, "Ala", Content.NUMBER),
    UP_VALUE(24, "UpValue", Content.NUMBER),
    LOW_VALUE(25, "LowValue", Content.NUMBER),
    SAMPLE_RD(26, "SampleRd", Content.NUMBER),
    STANDARD_VALUE(27, "StandardValue", Content.NUMBER),
    RESULT_TYPE(28, "ResultType", Content.NUMBER);

    /** What the standard says may stand behind the equals sign. */
    public enum Content {
        NUMBER,
        MARK,
        TEXT,
        ANY
    }

    private static final Suffix[] BY_NUMBER = byNumber();

    /** Its place in the words of {@link Pairs}; below 64. */
    private final int number;

    private final String text;
    private final Content content;

    Suffix(int number, String text, Content content) {
        this.number = number;
        this.text = text;
        this.content = content;
    }

    /** As it stands in a frame, without the dash; empty for {@link #NONE} and {@link #OTHER}. */
    public String text() {
        return text;
    }

    public Content content() {
        return content;
    }

    int number() {
        return number;
    }

    static Suffix of(int number) {
        return BY_NUMBER[number];
    }

    private static Suffix[] byNumber() {
        Suffix[] all = new Suffix[values().length];
        for (Suffix suffix : values()) {
            all[suffix.number] = suffix;
        }
        return all;
    }
}
