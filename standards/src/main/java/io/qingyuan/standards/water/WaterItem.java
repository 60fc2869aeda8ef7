package io.qingyuan.standards.water;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.ConcentrationUnit;
import io.qingyuan.standards.NotInStandardException;
import java.util.List;
import java.util.Set;

/** A basic item of GB 3838-2002 table 1 (基本项目), in the order of the table. */
public enum WaterItem implements Coded {
    WATER_TEMPERATURE(1, "water_temperature", "水温", ConcentrationUnit.CELSIUS),
    PH(2, "ph", "pH值", ConcentrationUnit.NONE),
    DISSOLVED_OXYGEN(3, "do", "溶解氧", ConcentrationUnit.MG_PER_L),
    PERMANGANATE_INDEX(4, "codmn", "高锰酸盐指数", ConcentrationUnit.MG_PER_L),
    CHEMICAL_OXYGEN_DEMAND(5, "cod", "化学需氧量", ConcentrationUnit.MG_PER_L),
    BIOCHEMICAL_OXYGEN_DEMAND(6, "bod5", "五日生化需氧量", ConcentrationUnit.MG_PER_L),
    AMMONIA_NITROGEN(7, "nh3n", "氨氮", ConcentrationUnit.MG_PER_L),
    TOTAL_PHOSPHORUS(8, "tp", "总磷", ConcentrationUnit.MG_PER_L),
    TOTAL_NITROGEN(9, "tn", "总氮", ConcentrationUnit.MG_PER_L),
    COPPER(10, "cu", "铜", ConcentrationUnit.MG_PER_L),
    ZINC(11, "zn", "锌", ConcentrationUnit.MG_PER_L),
    FLUORIDE(12, "f", "氟化物", ConcentrationUnit.MG_PER_L),
    SELENIUM(13, "se", "硒", ConcentrationUnit.MG_PER_L),
    ARSENIC(14, "as", "砷", ConcentrationUnit.MG_PER_L),
    MERCURY(15, "hg", "汞", ConcentrationUnit.MG_PER_L),
    CADMIUM(16, "cd", "镉", ConcentrationUnit.MG_PER_L),
    CHROMIUM_VI(17, "cr6", "六价铬", ConcentrationUnit.MG_PER_L),
    LEAD(18, "pb", "铅", ConcentrationUnit.MG_PER_L),
    CYANIDE(19, "cn", "氰化物", ConcentrationUnit.MG_PER_L),
    VOLATILE_PHENOL(20, "volatile_phenol", "挥发酚", ConcentrationUnit.MG_PER_L),
    PETROLEUM(21, "petroleum", "石油类", ConcentrationUnit.MG_PER_L),
    ANIONIC_SURFACTANTS(22, "las", "阴离子表面活性剂", ConcentrationUnit.MG_PER_L),
    SULFIDE(23, "sulfide", "硫化物", ConcentrationUnit.MG_PER_L),
    FECAL_COLIFORM(24, "fecal_coliform", "粪大肠菌群", ConcentrationUnit.COUNT_PER_L);

    /** All items, in the order of the table. */
    public static final List<WaterItem> ALL = List.of(values());

    private final int number;
    private final String code;
    private final String nameZh;
    private final ConcentrationUnit unit;

    WaterItem(int number, String code, String nameZh, ConcentrationUnit unit) {
        this.number = number;
        this.code = code;
        this.nameZh = nameZh;
        this.unit = unit;
    }

    @Override
    public String code() {
        return code;
    }

    /** The Chinese name, and what else the item is called. */
    @Override
    public Set<String> aliases() {
        return switch (this) {
            case PH -> Set.of(nameZh, "pH");
            case CHROMIUM_VI -> Set.of(nameZh, "铬(六价)", "铬（六价）");
            default -> Set.of(nameZh);
        };
    }

    /** The name in the standard. */
    public String nameZh() {
        return nameZh;
    }

    /** The place in arrays of all items, as in {@link #ALL}. */
    public int slot() {
        return number - 1;
    }

    /** The unit of its limits. */
    public ConcentrationUnit unit() {
        return unit;
    }

    /** The item of a code such as {@code codmn} or a name such as 高锰酸盐指数; others are refused. */
    public static WaterItem of(String name) {
        for (WaterItem item : ALL) {
            if (item.code.equals(name) || item.aliases().contains(name)) {
                return item;
            }
        }
        throw new NotInStandardException("GB 3838-2002 table 1 has no item " + name);
    }
}
