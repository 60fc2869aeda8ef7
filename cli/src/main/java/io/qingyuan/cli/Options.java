package io.qingyuan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The words after a command.
 *
 * @param names what is neither an option nor the value of one
 * @param flags those of the command's own options without a value that were given
 * @param language of what is printed: {@code --lang zh|en}, else that of {@code LANG}, else Chinese
 */
record Options(List<String> names, Locale language, boolean json, boolean yes, Set<String> flags) {

    /** Thrown for words that make no sense. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** @param own the options without a value that only this command knows, such as {@code --replace} */
    static Options parse(List<String> words, Map<String, String> environment, String... own) throws Wrong {
        List<String> names = new ArrayList<>();
        Locale language = fromEnvironment(environment);
        boolean json = false;
        boolean yes = false;
        Set<String> flags = new TreeSet<>();
        List<String> known = List.of(own);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--yes" -> yes = true;
                case "--lang" -> {
                    i++;
                    language = language(i < words.size() ? words.get(i) : "");
                }
                default -> {
                    if (known.contains(word)) {
                        flags.add(word);
                    } else if (word.startsWith("--")) {
                        throw new Wrong("unknown option " + word + " (known: --json --lang zh|en --yes"
                                + known.stream().map(flag -> " " + flag).collect(Collectors.joining()) + ")");
                    } else {
                        names.add(word);
                    }
                }
            }
        }
        return new Options(List.copyOf(names), language, json, yes, Set.copyOf(flags));
    }

    boolean english() {
        return language.getLanguage().equals("en");
    }

    private static Locale language(String word) throws Wrong {
        return switch (word) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new Wrong("--lang is zh or en, not '" + word + "'");
        };
    }

    private static Locale fromEnvironment(Map<String, String> environment) {
        String set = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_MESSAGES", environment.getOrDefault("LANG", "")));
        return set.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
