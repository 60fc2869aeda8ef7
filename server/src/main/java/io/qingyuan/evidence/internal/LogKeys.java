package io.qingyuan.evidence.internal;

import io.qingyuan.proof.Trust;
import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.Sm2Key;
import io.qingyuan.proof.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of the log, in a folder outside the database: {@code log.key} and {@code log.sm2.key} sign, {@code public.keys} lists every key
 * that ever did. Which signature counts is decided by this folder and never by what the database says.
 */
public final class LogKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 8;
    private static final String ED25519 = "log.key";
    private static final String SM2 = "log.sm2.key";
    private static final String PUBLIC = "public.keys";

    private final List<NoteSigner> signers;
    private final List<VerifierKey> all;

    private LogKeys(List<NoteSigner> signers, List<VerifierKey> all) {
        this.signers = List.copyOf(signers);
        this.all = List.copyOf(all);
    }

    /** The keys of a folder; those missing are made. */
    static LogKeys open(Path folder, String origin, boolean sm2) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(ED25519))) {
            Ed25519Key key = Ed25519Key.generate(RANDOM);
            NoteSigner signer = key.log(origin.isBlank() ? nameBefore(folder) : origin.strip());
            secret(folder.resolve(ED25519), key.text(signer));
        }
        if (sm2 && !Files.exists(folder.resolve(SM2))) {
            secret(folder.resolve(SM2), HexFormat.of().formatHex(Sm2Key.newSecret(RANDOM)));
        }
        List<NoteSigner> signers = signers(folder, sm2);
        Set<VerifierKey> all = new LinkedHashSet<>();
        signers.forEach(signer -> all.add(signer.key()));
        List<VerifierKey> known = known(folder);
        all.addAll(known);
        if (!known.containsAll(all)) {
            String lines = all.stream().map(VerifierKey::toString).collect(Collectors.joining("\n", "", "\n"));
            new DurableFile(folder.resolve(PUBLIC)).write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return new LogKeys(signers, List.copyOf(all));
    }

    /**
     * The keys of a folder, which is left as it is.
     *
     * @throws IOException if there are none
     */
    public static LogKeys in(Path folder) throws IOException {
        return new LogKeys(signers(folder, Files.exists(folder.resolve(SM2))), known(folder));
    }

    private static void secret(Path file, String text) throws IOException {
        new DurableFile(file).writeSecret((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<NoteSigner> signers(Path folder, boolean sm2) throws IOException {
        NoteSigner signer = Ed25519Key.parse(Files.readString(folder.resolve(ED25519)));
        List<NoteSigner> signers = new ArrayList<>(List.of(signer));
        if (sm2) {
            byte[] secret = HexFormat.of()
                    .parseHex(Files.readString(folder.resolve(SM2)).strip());
            signers.add(Sm2Key.of(signer.key().name(), secret));
        }
        return signers;
    }

    private static List<VerifierKey> known(Path folder) throws IOException {
        Path file = folder.resolve(PUBLIC);
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> VerifierKey.parse(line.strip()))
                .toList();
    }

    /** A new key goes on under the name of the one before. */
    private static String nameBefore(Path folder) throws IOException {
        List<VerifierKey> known = known(folder);
        return known.isEmpty() ? someName() : known.getFirst().name();
    }

    private static String someName() {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        return "qingyuan.invalid/" + HexFormat.of().formatHex(name);
    }

    String origin() {
        return signers.getFirst().key().name();
    }

    List<NoteSigner> signers() {
        return signers;
    }

    /** Every key that signs or has signed. */
    List<VerifierKey> all() {
        return all;
    }

    Trust trust() {
        return Trust.in(all, 0);
    }
}
