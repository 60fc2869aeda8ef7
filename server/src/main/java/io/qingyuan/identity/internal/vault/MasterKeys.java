package io.qingyuan.identity.internal.vault;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys outside the database: a file of the data directory (mode 600), one line a key, {@code ID BASE64}. The first
 * one wraps; the others only open what they wrapped before.
 */
final class MasterKeys {

    static final String FILE = "keys/personal-data.keys";
    private static final int KEY_BYTES = 32;
    private static final String HEAD = """
            # Keys of personal data. Keep a copy apart from copies of the database; without this file sealed fields are lost.
            """;

    private final Map<String, byte[]> keys;

    private MasterKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** One key and its name. */
    static final class Key {

        private final String id;
        private final byte[] value;

        private Key(String id, byte[] value) {
            this.id = id;
            this.value = value;
        }

        String id() {
            return id;
        }

        byte[] value() {
            return value.clone();
        }
    }

    /** Reads the file; the first time it makes one. */
    static MasterKeys open(DataDirectory data) {
        try {
            Path file = data.resolve(FILE);
            if (!Files.exists(file)) {
                return write(data, new LinkedHashMap<>(), new SecureRandom());
            }
            return parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys of personal data, " + FILE, e);
        }
    }

    Key current() {
        return keys.entrySet().stream()
                .findFirst()
                .map(entry -> new Key(entry.getKey(), entry.getValue()))
                .orElseThrow(() -> new IllegalStateException("no key in " + FILE));
    }

    Optional<byte[]> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** A new key before the others, written to the file. */
    MasterKeys withNew(DataDirectory data, SecureRandom random) {
        try {
            return write(data, keys, random);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + FILE, e);
        }
    }

    /** Only the key that wraps now. */
    MasterKeys withoutOld(DataDirectory data) {
        Key current = current();
        Map<String, byte[]> only = new LinkedHashMap<>();
        only.put(current.id(), current.value());
        try {
            data.writeSecret(FILE, text(only));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + FILE, e);
        }
        return new MasterKeys(only);
    }

    private static MasterKeys write(DataDirectory data, Map<String, byte[]> before, SecureRandom random)
            throws IOException {
        byte[] id = new byte[4];
        byte[] value = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(value);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("k" + HexFormat.of().formatHex(id), value);
        all.putAll(before);
        data.writeSecret(FILE, text(all));
        return new MasterKeys(all);
    }

    private static String text(Map<String, byte[]> keys) {
        StringBuilder text = new StringBuilder(HEAD);
        keys.forEach((id, value) -> text.append(id)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(value))
                .append('\n'));
        return text.toString();
    }

    private static MasterKeys parse(Path file) throws IOException {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", -1);
            byte[] value = words.length == 2 ? decode(words[1]) : new byte[0];
            if (value.length != KEY_BYTES) {
                throw new IllegalStateException(file + " line " + number
                        + ": not \"ID BASE64\" with a key of 32 bytes; restore it from its copy");
            }
            keys.put(words[0], value);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(file + " holds no key; restore it from its copy");
        }
        return new MasterKeys(keys);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
