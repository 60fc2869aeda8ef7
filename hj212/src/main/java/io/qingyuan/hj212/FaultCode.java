package io.qingyuan.hj212;

/**
 * What can be wrong with a frame. A {@link Weight#QUIRK} is a deviation that leaves no doubt about the content; a
 * {@link Weight#FAULT} loses or blurs something; a {@link Weight#REFUSAL} leaves nothing to use. Codes are stable.
 */
public enum FaultCode {
    NOISE(Weight.REFUSAL, Clause.HEADER, "字节不属于任何数据包", "bytes that belong to no frame"),
    LENGTH_UNREADABLE(Weight.REFUSAL, Clause.LENGTH, "包头后不是数据段长度", "no length after the header"),
    LENGTH_OVER_LIMIT(Weight.REFUSAL, Clause.LENGTH, "数据段长度超过接收上限", "length above what is taken"),
    LENGTH_WRONG(Weight.FAULT, Clause.LENGTH, "数据段长度与实际不符", "length differs from the bytes sent"),
    LENGTH_IN_CHARACTERS(Weight.FAULT, Clause.LENGTH, "数据段长度按字符而非字节计", "length counts characters, not bytes"),
    LENGTH_NOT_PADDED(Weight.QUIRK, Clause.LENGTH, "数据段长度未补零", "length is not padded with zeros"),
    SEGMENT_OVER_1024(Weight.FAULT, Clause.LENGTH, "数据段超过 1024 字节", "data segment above 1024 bytes"),
    FRAME_CUT(Weight.REFUSAL, Clause.LENGTH, "数据包未完即开始下一包", "a new frame begins inside this one"),
    TRUNCATED(Weight.REFUSAL, Clause.LENGTH, "数据流在包内结束", "the stream ends inside the frame"),
    CRC_UNREADABLE(Weight.REFUSAL, Clause.CRC, "CRC 不是四位十六进制", "the CRC is not four hexadecimal digits"),
    CRC_WRONG(Weight.REFUSAL, Clause.CRC, "CRC 校验错误", "wrong CRC"),
    CRC_MODBUS(Weight.FAULT, Clause.CRC, "CRC 用 MODBUS 算法", "CRC made by the MODBUS algorithm"),
    CRC_MODBUS_SWAPPED(Weight.FAULT, Clause.CRC, "CRC 用 MODBUS 算法且字节对调", "CRC of MODBUS with its bytes exchanged"),
    CRC_LOWER_CASE(Weight.QUIRK, Clause.CRC, "CRC 用小写字母", "CRC in lower case"),
    TAIL_INCOMPLETE(Weight.FAULT, Clause.TAIL, "包尾不完整", "the tail is not CR LF"),
    TAIL_MISSING(Weight.FAULT, Clause.TAIL, "缺包尾", "no tail"),

    FIELD_TOO_LONG(Weight.REFUSAL, Clause.SEGMENT, "字段过长", "a field is longer than what is taken"),
    TOO_MANY_PAIRS(Weight.REFUSAL, Clause.CP, "字段过多", "more values than what is taken"),
    FIELD_SEPARATOR(Weight.FAULT, Clause.SEGMENT, "字段分隔符错误", "wrong separator between fields"),
    FIELD_REPEATED(Weight.FAULT, Clause.SEGMENT, "字段重复", "a field stands twice"),
    FIELD_UNKNOWN(Weight.QUIRK, Clause.SEGMENT, "未知字段", "a field the standard does not know"),
    FIELD_NAME_CASE(Weight.QUIRK, Clause.SEGMENT, "字段名大小写错误", "a field name in the wrong case"),
    FIELD_ORDER(Weight.QUIRK, Clause.SEGMENT, "字段顺序不同", "fields in another order"),
    QN_MISSING(Weight.FAULT, Clause.QN, "缺请求编码 QN", "no QN"),
    QN_UNREADABLE(Weight.FAULT, Clause.QN, "请求编码 QN 不是 17 位时间", "QN is not a time of 17 digits"),
    ST_MISSING(Weight.FAULT, Clause.ST, "缺系统编码 ST", "no ST"),
    ST_UNREADABLE(Weight.FAULT, Clause.ST, "系统编码 ST 不是两位", "ST is not two characters"),
    CN_MISSING(Weight.REFUSAL, Clause.CN, "缺命令编码 CN", "no CN"),
    CN_UNREADABLE(Weight.REFUSAL, Clause.CN, "命令编码 CN 不是四位数字", "CN is not four digits"),
    PW_MISSING(Weight.QUIRK, Clause.PW, "缺访问密码 PW", "no PW"),
    PW_TOO_LONG(Weight.QUIRK, Clause.PW, "访问密码 PW 超过 6 位", "PW above 6 characters"),
    MN_MISSING(Weight.FAULT, Clause.MN, "缺设备唯一标识 MN", "no MN"),
    MN_FORM(Weight.QUIRK, Clause.MN, "设备唯一标识 MN 不合格式", "MN is not of the edition's form"),
    FLAG_UNREADABLE(Weight.FAULT, Clause.FLAG, "Flag 不是 0 至 255", "Flag is not 0 to 255"),
    EDITION_UNKNOWN(Weight.FAULT, Clause.FLAG, "Flag 中的版本号未知", "Flag names an unknown edition"),
    PACKET_NUMBERS_MISSING(
            Weight.FAULT, Clause.PACKETS, "Flag 有拆分包标志但缺 PNUM 或 PNO", "split packet without PNUM and PNO"),
    PACKET_NUMBERS_UNDECLARED(
            Weight.QUIRK, Clause.PACKETS, "有 PNUM、PNO 但 Flag 未声明", "PNUM and PNO that Flag does not announce"),
    PACKET_NUMBER_RANGE(Weight.FAULT, Clause.PACKETS, "包号不在 1 至 PNUM 之间", "PNO is not between 1 and PNUM"),
    CP_MISSING(Weight.FAULT, Clause.CP, "缺指令参数 CP", "no CP"),
    CP_UNCLOSED(Weight.FAULT, Clause.CP, "数据区未以 && 结束", "CP is not closed by &&"),
    CP_TRAILING(Weight.FAULT, Clause.CP, "数据区 && 之后还有字节", "bytes after the closing &&"),
    CP_SEPARATOR_EXTRA(Weight.QUIRK, Clause.CP, "数据区有多余的分隔符", "a separator with nothing behind it"),
    CP_BLANK(Weight.QUIRK, Clause.CP, "数据区有空格", "a blank between values"),
    CP_COMMA(Weight.QUIRK, Clause.CP, "不同项目之间用了逗号", "a comma between different items"),
    PAIR_WITHOUT_VALUE(Weight.FAULT, Clause.CP, "缺等号", "a name without an equals sign"),
    PAIR_WITHOUT_NAME(Weight.FAULT, Clause.CP, "缺字段名", "a value without a name"),
    ITEM_REPEATED(Weight.QUIRK, Clause.CP, "同一字段重复上报", "the same name stands twice"),
    SUFFIX_UNKNOWN(Weight.QUIRK, Clause.NAMES, "未知字段后缀", "a suffix the standard does not know"),
    VALUE_UNREADABLE(Weight.FAULT, Clause.NAMES, "数值无法读取", "not a number"),
    VALUE_MISSING(Weight.QUIRK, Clause.NAMES, "数值为空", "an empty value"),
    MARK_UNKNOWN(Weight.FAULT, Clause.MARKS, "未知数据标记", "an unknown data mark"),
    MARK_OF_OTHER_EDITION(Weight.QUIRK, Clause.MARKS, "其他版本的数据标记", "a data mark of another edition"),
    TIME_UNREADABLE(Weight.FAULT, Clause.NAMES, "时间无法读取", "not a time of 14 digits"),
    TIME_TOO_LONG(Weight.QUIRK, Clause.NAMES, "时间多于 14 位", "a time of more than 14 digits"),
    TEXT_NOT_UTF8(Weight.QUIRK, Clause.SEGMENT, "中文不是 UTF-8 编码", "text is not UTF-8"),
    TEXT_UNREADABLE(Weight.FAULT, Clause.SEGMENT, "文字无法读取", "bytes that are no text"),
    FACTOR_UNKNOWN(Weight.QUIRK, Clause.FACTORS, "编码表中没有的因子", "a factor no table has"),
    TIME_IN_FUTURE(Weight.FAULT, Clause.NAMES, "数据时间在未来", "data time in the future");

    /** How much a fault takes from a frame. */
    public enum Weight {
        QUIRK,
        FAULT,
        REFUSAL
    }

    private final Weight weight;
    private final String clause;
    private final String zh;
    private final String en;

    FaultCode(Weight weight, String clause, String zh, String en) {
        this.weight = weight;
        this.clause = clause;
        this.zh = zh;
        this.en = en;
    }

    public Weight weight() {
        return weight;
    }

    /** The part of the standard that is not kept, by the name it bears there. */
    public String clause() {
        return clause;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The parts of the standard, named as its own headings and tables name them. */
    private static final class Clause {
        static final String HEADER = "HJ 212-2017 通讯包: 包头";
        static final String LENGTH = "HJ 212-2017 通讯包: 数据段长度";
        static final String CRC = "HJ 212-2017 附录 A: CRC 校验";
        static final String TAIL = "HJ 212-2017 通讯包: 包尾";
        static final String SEGMENT = "HJ 212-2017 通讯包: 数据段";
        static final String QN = "HJ 212-2017 数据段: 请求编码 QN";
        static final String ST = "HJ 212-2017 数据段: 系统编码 ST";
        static final String CN = "HJ 212-2017 数据段: 命令编码 CN";
        static final String PW = "HJ 212-2017 数据段: 访问密码 PW";
        static final String MN = "HJ 212-2017 数据段: 设备唯一标识 MN";
        static final String FLAG = "HJ 212-2017 数据段: 拆分包及应答标志 Flag";
        static final String PACKETS = "HJ 212-2017 数据段: 总包数 PNUM, 包号 PNO";
        static final String CP = "HJ 212-2017 数据段: 指令参数 CP";
        static final String NAMES = "HJ 212-2017 表 4: 字段对照";
        static final String MARKS = "HJ 212-2017 数据标记";
        static final String FACTORS = "HJ 212-2017 附录 B: 监测因子编码";
    }
}
