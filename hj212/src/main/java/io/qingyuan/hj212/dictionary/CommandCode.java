package io.qingyuan.hj212.dictionary;

import io.qingyuan.hj212.Edition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command code (CN) means in one direction; the same number often asks (down) and answers (up).
 *
 * @param type {@code request}, {@code notify}, {@code upload}, {@code interaction} or {@code vendor}
 * @param editions the editions that have it; those of 2025 are second-hand, its text was not seen
 */
public record CommandCode(
        int cn, String nameZh, String nameEn, Direction direction, String type, Set<Edition> editions) {

    /** Who sends it. */
    public enum Direction {
        /** From the platform to the field. */
        DOWN,
        /** From the field to the platform. */
        UP,
        BOTH
    }

    private static final List<CommandCode> ALL =
            Csv.rows("commands.csv").stream().map(CommandCode::of).toList();

    public CommandCode {
        editions = Set.copyOf(editions);
    }

    /** All entries by number. */
    public static List<CommandCode> list() {
        return ALL;
    }

    /** The meaning of a number in a direction, by preference in the edition. */
    public static Optional<CommandCode> find(int cn, boolean up, Edition edition) {
        List<CommandCode> found = ALL.stream()
                .filter(code -> code.cn == cn)
                .filter(code -> code.direction == Direction.BOTH || (code.direction == Direction.UP) == up)
                .toList();
        return found.stream()
                .filter(code -> code.editions.contains(edition))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static CommandCode of(Map<String, String> row) {
        Set<Edition> editions = EnumSet.noneOf(Edition.class);
        for (Edition edition : Edition.values()) {
            if (Csv.text(row, "in_" + edition.year()).equals("y")) {
                editions.add(edition);
            }
        }
        Direction direction = switch (Csv.text(row, "direction")) {
            case "down" -> Direction.DOWN;
            case "up" -> Direction.UP;
            default -> Direction.BOTH;
        };
        return new CommandCode(
                Integer.parseInt(Csv.text(row, "cn")),
                Csv.text(row, "name_zh"),
                Csv.text(row, "name_en"),
                direction,
                Csv.text(row, "type"),
                editions);
    }
}
