package io.qingyuan.notices;

import java.util.regex.Pattern;

/**
 * A kind of notice, of the module that sends it: {@code collection.reminder}.
 *
 * @param urgent (紧急) leaves the building at once, through quiet hours and past the daily digest
 */
public record NoticeKind(String code, boolean urgent) {

    private static final Pattern FORM = Pattern.compile("[a-z]+(\\.[a-z]+(-[a-z]+)*)+");

    public NoticeKind {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("a kind of notice is called module.what-happened, not " + code);
        }
    }

    public static NoticeKind usual(String code) {
        return new NoticeKind(code, false);
    }

    public static NoticeKind urgent(String code) {
        return new NoticeKind(code, true);
    }
}
