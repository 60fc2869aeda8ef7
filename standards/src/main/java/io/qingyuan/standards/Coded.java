package io.qingyuan.standards;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A value of a closed list that has a code in tables and files. */
public interface Coded {
    /** The code in the tables of this library and in the columns of an analyst's file. */
    String code();

    /** Other ways to write it that are understood as well, such as the Chinese term. */
    default Set<String> aliases() {
        return Set.of();
    }

    /**
     * The value of a code or an alias; anything else is refused.
     *
     * @param field the name of what is read, for the refusal
     */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String field, String code) {
        for (E value : type.getEnumConstants()) {
            if (value.code().equals(code) || value.aliases().contains(code)) {
                return value;
            }
        }
        String allowed = Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
        throw new InvalidInputException(InvalidInputException.Fault.UNKNOWN_CODE, field, code, allowed);
    }
}
