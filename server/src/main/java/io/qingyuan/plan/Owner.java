package io.qingyuan.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import io.qingyuan.packs.PackText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The unit that answers for an item of the plan (责任单位).
 *
 * @param from where an inferred owner comes from
 */
public record Owner(String unit, Basis basis, @Nullable PackText from) {

    /** How sure an owner is. */
    public enum Basis {
        /** Printed in the plan. */
        NAMED,
        /** 推定: read out of the subject or the national edition; stands until the plan office confirms it. */
        INFERRED,
        /** Confirmed by the plan office. */
        CONFIRMED;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Basis ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
