package io.qingyuan.standards.water;

import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.util.List;

/** The trophic state of a lake or reservoir (营养状态), the best first. */
public enum TrophicState {
    OLIGOTROPHIC("oligotrophic", "贫营养"),
    /** From 30 to 50, both included. */
    MESOTROPHIC("mesotrophic", "中营养"),
    LIGHT_EUTROPHIC("light-eutrophic", "轻度富营养"),
    MIDDLE_EUTROPHIC("middle-eutrophic", "中度富营养"),
    HYPER_EUTROPHIC("hyper-eutrophic", "重度富营养");

    private static final List<ResourceTable.Row> BOUNDS =
            ResourceTable.read(TrophicState.class, "tli_states.csv").rows().reversed();

    private final String code;
    private final String nameZh;

    TrophicState(String code, String nameZh) {
        this.code = code;
        this.nameZh = nameZh;
    }

    /** The code in the tables of this library. */
    public String code() {
        return code;
    }

    /** The state as reports write it. */
    public String nameZh() {
        return nameZh;
    }

    /** The state of an index, compared as it is given: who judges by the printed index rounds it first. */
    public static TrophicState of(BigDecimal index) {
        String code = BOUNDS.stream()
                .filter(row -> row.findNumber("lower")
                        .map(lower -> index.compareTo(lower)
                                >= (row.text("lower_inclusive").equals("yes") ? 0 : 1))
                        .orElse(true))
                .findFirst()
                .orElseThrow()
                .text("state");
        for (TrophicState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalStateException("no trophic state " + code);
    }
}
