package io.qingyuan.proof.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON strictly. A proof is read from strangers: depth is bounded, repeated names are refused. */
final class JsonReader {
    /** How deep arrays and objects may nest. */
    static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 400;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?");
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String ESCAPES = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Json document() {
        Json value = value();
        blanks();
        if (at < text.length()) {
            throw fault("something after the end");
        }
        return value;
    }

    private Json value() {
        blanks();
        if (at == text.length()) {
            throw fault("the end instead of a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> new Json.Text(string());
            case 't' -> literal("true", new Json.Flag(true));
            case 'f' -> literal("false", new Json.Flag(false));
            case 'n' -> literal("null", new Json.Null());
            default -> number();
        };
    }

    private Json members() {
        deeper();
        TreeMap<String, Json> members = new TreeMap<>();
        at++;
        blanks();
        if (!taken('}')) {
            do {
                blanks();
                if (at == text.length() || text.charAt(at) != '"') {
                    throw fault("a member without a name");
                }
                String name = string();
                blanks();
                need(':');
                if (members.put(name, value()) != null) {
                    throw fault("the name '" + name + "' a second time");
                }
                blanks();
            } while (taken(','));
            need('}');
        }
        depth--;
        return new Json.Members(members);
    }

    private Json elements() {
        deeper();
        List<Json> elements = new ArrayList<>();
        at++;
        blanks();
        if (!taken(']')) {
            do {
                elements.add(value());
                blanks();
            } while (taken(','));
            need(']');
        }
        depth--;
        return new Json.Elements(elements);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            if (c < 0x20) {
                throw fault("a control character in a string");
            }
            string.append(c == '\\' ? escape() : c);
        }
        throw fault("the end inside a string");
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        if (c == 'u') {
            int code = 0;
            for (int i = 0; i < HEX_DIGITS; i++) {
                int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), HEX) : -1;
                if (digit < 0) {
                    throw fault("four hexadecimal digits are missing");
                }
                code = code * HEX + digit;
                at++;
            }
            return (char) code;
        }
        int known = ESCAPED.indexOf(c);
        if (known < 0) {
            throw fault("an unknown escape");
        }
        return ESCAPES.charAt(known);
    }

    private Json number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt() || number.end() - at > LONGEST_NUMBER) {
            throw fault("no value");
        }
        at = number.end();
        return new Json.Decimal(new BigDecimal(number.group()));
    }

    private Json literal(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw fault("no value");
        }
        at += word.length();
        return value;
    }

    private void deeper() {
        depth++;
        if (depth > DEEPEST) {
            throw fault("nested deeper than " + DEEPEST);
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void need(char c) {
        if (!taken(c)) {
            throw fault("'" + c + "' is missing");
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("JSON, character " + at + ": " + what);
    }
}
