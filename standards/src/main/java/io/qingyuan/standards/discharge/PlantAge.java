package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** Whether a plant or boiler is existing or new in the sense of a standard: by when its environmental report was approved. */
public enum PlantAge implements Coded {
    EXISTING("existing", "现有"),
    NEW("new", "新建");

    private final String code;
    private final String zh;

    PlantAge(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(zh);
    }
}
