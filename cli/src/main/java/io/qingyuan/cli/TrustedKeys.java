package io.qingyuan.cli;

import io.qingyuan.proof.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys given on the command line: written out, or a file with one a line and {@code #} before remarks. */
record TrustedKeys(List<VerifierKey> keys) {

    static TrustedKeys of(List<String> words) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String word : words) {
            Path file = Path.of(word);
            if (!Files.isRegularFile(file)) {
                keys.add(VerifierKey.parse(word));
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    keys.add(VerifierKey.parse(line.strip()));
                }
            }
        }
        return new TrustedKeys(List.copyOf(keys));
    }
}
