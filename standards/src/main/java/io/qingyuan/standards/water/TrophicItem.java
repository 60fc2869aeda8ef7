package io.qingyuan.standards.water;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.ConcentrationUnit;
import io.qingyuan.standards.NotInStandardException;
import java.util.Set;

/** An item of the trophic level index of lakes (营养状态评价指标). */
public enum TrophicItem implements Coded {
    CHLOROPHYLL_A("chla", "叶绿素a", ConcentrationUnit.MG_PER_M3),
    TOTAL_PHOSPHORUS("tp", "总磷", ConcentrationUnit.MG_PER_L),
    TOTAL_NITROGEN("tn", "总氮", ConcentrationUnit.MG_PER_L),
    /** Secchi depth. */
    TRANSPARENCY("sd", "透明度", ConcentrationUnit.METERS),
    PERMANGANATE_INDEX("codmn", "高锰酸盐指数", ConcentrationUnit.MG_PER_L);

    private final String code;
    private final String nameZh;
    private final ConcentrationUnit unit;

    TrophicItem(String code, String nameZh, ConcentrationUnit unit) {
        this.code = code;
        this.nameZh = nameZh;
        this.unit = unit;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(nameZh);
    }

    public String nameZh() {
        return nameZh;
    }

    /** The unit in which the formula takes it. */
    public ConcentrationUnit unit() {
        return unit;
    }

    /** The item of a code such as {@code codmn} in any case, or of a name; others are refused. */
    public static TrophicItem of(String name) {
        for (TrophicItem item : values()) {
            if (item.code.equalsIgnoreCase(name) || item.nameZh.equals(name)) {
                return item;
            }
        }
        throw new NotInStandardException("the trophic level index has no item " + name);
    }
}
