package io.qingyuan.sheets;

import java.util.regex.Pattern;

/** Texts that a spreadsheet program would take for formulas: an apostrophe before them says that they are texts. */
public final class FormulaSigns {

    private static final String SIGNS = "=+-@\t\r";
    private static final String ESCAPE = "'";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?%?");

    private FormulaSigns() {}

    /** Text that no program takes for a formula, wherever it ends up. */
    public static String escaped(String text) {
        boolean harmless = text.isEmpty()
                || SIGNS.indexOf(text.charAt(0)) < 0
                || text.length() == 1
                || NUMBER.matcher(text).matches();
        return harmless ? text : ESCAPE + text;
    }

    /** What was meant by a text that was {@link #escaped}. */
    public static String unescaped(String text) {
        return text.length() > 1 && text.startsWith(ESCAPE) && SIGNS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
