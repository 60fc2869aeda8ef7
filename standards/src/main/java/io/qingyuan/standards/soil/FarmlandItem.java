package io.qingyuan.standards.soil;

import io.qingyuan.standards.NotInStandardException;
import java.util.List;

/** An item of GB 15618-2018: eight basic ones, then the three that are evaluated where there is reason to. */
public enum FarmlandItem {
    CADMIUM("Cd", "镉", true),
    MERCURY("Hg", "汞", true),
    ARSENIC("As", "砷", true),
    LEAD("Pb", "铅", true),
    CHROMIUM("Cr", "铬", true),
    COPPER("Cu", "铜", true),
    NICKEL("Ni", "镍", true),
    ZINC("Zn", "锌", true),
    /** The sum of its α, β, γ and δ isomers. */
    HCH("HCH", "六六六总量", false),
    /** The sum of p,p'-DDE, p,p'-DDD, o,p'-DDT and p,p'-DDT. */
    DDT("DDT", "滴滴涕总量", false),
    BENZO_A_PYRENE("BaP", "苯并[a]芘", false);

    /** All items, in the order of the tables. */
    public static final List<FarmlandItem> ALL = List.of(values());

    private final String code;
    private final String nameZh;
    private final boolean basic;

    FarmlandItem(String code, String nameZh, boolean basic) {
        this.code = code;
        this.nameZh = nameZh;
        this.basic = basic;
    }

    /** The code in the tables, such as {@code Cd}. */
    public String code() {
        return code;
    }

    public String nameZh() {
        return nameZh;
    }

    /** Whether it is one of the eight of table 1, whose values depend on pH. */
    public boolean isBasic() {
        return basic;
    }

    /** The item of a code such as {@code Cd} or a name such as 镉; others are refused. */
    public static FarmlandItem of(String name) {
        for (FarmlandItem item : ALL) {
            if (item.code.equals(name) || item.nameZh.equals(name)) {
                return item;
            }
        }
        throw new NotInStandardException("GB 15618-2018 has no item " + name);
    }
}
