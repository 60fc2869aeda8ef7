package io.qingyuan.standards.water;

/** The state of a section, a river or a basin (水质状况), the best first (环办〔2011〕22号, tables 1 and 2). */
public enum WaterState {
    EXCELLENT(0, "excellent", "优", "蓝"),
    GOOD(1, "good", "良好", "绿"),
    LIGHT(2, "light", "轻度污染", "黄"),
    MODERATE(3, "moderate", "中度污染", "橙"),
    HEAVY(4, "heavy", "重度污染", "红");

    private final int grade;
    private final String code;
    private final String nameZh;
    private final String colorZh;

    WaterState(int grade, String code, String nameZh, String colorZh) {
        this.grade = grade;
        this.code = code;
        this.nameZh = nameZh;
        this.colorZh = colorZh;
    }

    /** How many grades this state is worse than another; negative when it is better. */
    public int gradesWorseThan(WaterState other) {
        return grade - other.grade;
    }

    /** The code in the tables of this library. */
    public String code() {
        return code;
    }

    /** The state as reports write it, such as 良好. */
    public String nameZh() {
        return nameZh;
    }

    /** The color (表征颜色) in which maps show it. */
    public String colorZh() {
        return colorZh;
    }
}
