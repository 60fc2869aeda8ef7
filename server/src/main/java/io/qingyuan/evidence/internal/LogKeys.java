package io.qingyuan.evidence.internal;

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
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The keys that sign checkpoints: files of their own outside the database, made at the first start. */
@Component
@EnableConfigurationProperties(EvidenceProperties.class)
class LogKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 8;

    private final List<NoteSigner> signers = new ArrayList<>();

    LogKeys(EvidenceProperties properties) throws IOException {
        Path folder = Files.createDirectories(properties.folder());
        Path ed25519 = folder.resolve("log.key");
        if (!Files.exists(ed25519)) {
            Ed25519Key key = Ed25519Key.generate(RANDOM);
            NoteSigner signer = key.log(properties.origin().isBlank() ? someName() : properties.origin());
            new DurableFile(ed25519).writeSecret((key.text(signer) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        NoteSigner signer = Ed25519Key.parse(Files.readString(ed25519));
        signers.add(signer);
        if (properties.sm2()) {
            Path sm2 = folder.resolve("log.sm2.key");
            if (!Files.exists(sm2)) {
                String secret = HexFormat.of().formatHex(Sm2Key.newSecret(RANDOM));
                new DurableFile(sm2).writeSecret((secret + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            signers.add(Sm2Key.of(
                    signer.key().name(),
                    HexFormat.of().parseHex(Files.readString(sm2).strip())));
        }
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
        return List.copyOf(signers);
    }

    List<VerifierKey> verifierKeys() {
        return signers.stream().map(NoteSigner::key).toList();
    }
}
