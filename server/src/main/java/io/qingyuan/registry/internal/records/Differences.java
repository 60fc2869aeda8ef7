package io.qingyuan.registry.internal.records;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which fields two versions differ. */
public final class Differences {

    private Differences() {}

    public static Set<String> fields(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        names.removeIf(name -> same(one.get(name), other.get(name)));
        return names;
    }

    /** Numbers of other digits differ: 98.5 is not 98.50. */
    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        boolean nothing = one == null || one.isNull();
        boolean neither = other == null || other.isNull();
        if (nothing || neither || one == null || other == null) {
            return nothing && neither;
        }
        if (one.isNumber() && other.isNumber()) {
            return new BigDecimal(one.asString()).compareTo(new BigDecimal(other.asString())) == 0;
        }
        if (one.isContainer() && other.isContainer() && one.size() == other.size()) {
            if (one.isObject() && other.isObject()) {
                return fields(one, other).isEmpty();
            }
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return one.isArray() == other.isArray();
        }
        return one.equals(other);
    }
}
