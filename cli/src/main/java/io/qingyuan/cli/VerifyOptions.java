package io.qingyuan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words after {@code verify}.
 *
 * @param target file, folder or address of what is to be verified
 * @param keys those that are trusted
 * @param since files with earlier checkpoints
 * @param log where the log of a proof is published, to see that it still continues
 * @param witnesses how many must have cosigned
 */
record VerifyOptions(
        String target,
        List<String> keys,
        List<String> since,
        Optional<String> log,
        int witnesses,
        boolean audit,
        boolean english) {

    static VerifyOptions parse(List<String> words, Map<String, String> environment) throws Options.Wrong {
        List<String> keys = new ArrayList<>();
        List<String> since = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        Optional<String> log = Optional.empty();
        int witnesses = 0;
        boolean audit = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--audit" -> audit = true;
                case "--key" -> keys.add(value(words, ++i));
                case "--since" -> since.add(value(words, ++i));
                case "--log" -> log = Optional.of(value(words, ++i));
                case "--witnesses" -> witnesses = number(value(words, ++i));
                case "--json", "--yes" -> throw new Options.Wrong("unknown option " + words.get(i));
                default -> rest.add(words.get(i));
            }
        }
        Options common = Options.parse(rest, environment);
        if (common.names().size() != 1) {
            throw new Options.Wrong("one file, folder or address is verified at a time");
        }
        return new VerifyOptions(
                common.names().getFirst(),
                List.copyOf(keys),
                List.copyOf(since),
                log,
                witnesses,
                audit,
                common.english());
    }

    private static String value(List<String> words, int at) throws Options.Wrong {
        if (at >= words.size()) {
            throw new Options.Wrong(words.getLast() + " needs a value");
        }
        return words.get(at);
    }

    private static int number(String word) throws Options.Wrong {
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException e) {
            throw new Options.Wrong("--witnesses is a number, not '" + word + "'");
        }
    }
}
