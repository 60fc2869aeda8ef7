package io.qingyuan.packs;

import java.util.regex.Pattern;

/** The name of a content pack (内容包), such as {@code wujiang}. */
public record PackId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public PackId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("pack id '" + value + "' is not lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
