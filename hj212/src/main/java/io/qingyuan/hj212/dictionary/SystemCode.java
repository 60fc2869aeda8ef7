package io.qingyuan.hj212.dictionary;

import java.util.List;
import java.util.Optional;

/**
 * A kind of monitoring system (ST 系统编码).
 *
 * @param group {@code environment quality}, {@code pollution source}, {@code process} or {@code interaction}
 */
public record SystemCode(String st, String nameZh, String nameEn, String group) {
    private static final List<SystemCode> ALL = Csv.rows("systems.csv").stream()
            .map(row -> new SystemCode(
                    Csv.text(row, "st"), Csv.text(row, "name_zh"), Csv.text(row, "name_en"), Csv.text(row, "class")))
            .toList();

    public static List<SystemCode> list() {
        return ALL;
    }

    public static Optional<SystemCode> find(String st) {
        return ALL.stream().filter(code -> code.st.equals(st)).findFirst();
    }
}
