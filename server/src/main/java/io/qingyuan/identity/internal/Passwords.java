package io.qingyuan.identity.internal;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a password must be: long, or mixed (GB/T 22239-2019, 8.1.4.1 asks for complexity). */
final class Passwords {

    private static final int LONG_ENOUGH = 16;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 256;
    private static final int CLASSES = 3;

    private Passwords() {}

    static boolean strong(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            return false;
        }
        if (!login.isEmpty() && password.toLowerCase(Locale.ROOT).contains(login)) {
            return false;
        }
        if (password.chars().distinct().count() < SHORTEST / 2) {
            return false;
        }
        return length >= LONG_ENOUGH || classes(password) >= CLASSES;
    }

    private static long classes(String password) {
        return IntStream.of(
                        has(password, Character::isUpperCase),
                        has(password, Character::isLowerCase),
                        has(password, Character::isDigit),
                        has(password, c -> !Character.isLetterOrDigit(c)))
                .sum();
    }

    private static int has(String password, IntPredicate kind) {
        return password.codePoints().anyMatch(kind) ? 1 : 0;
    }
}
