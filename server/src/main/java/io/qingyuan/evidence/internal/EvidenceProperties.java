package io.qingyuan.evidence.internal;

import io.qingyuan.proof.note.VerifierKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the evidence log.
 *
 * @param folder where the signing keys and the newest checkpoint lie, outside the database; a path of the file system
 * @param origin name of the log, such as {@code wujiang.example.gov.cn/log}; counts when its key is made; empty: one by chance
 * @param sm2 whether an SM2 signature stands beside the Ed25519 one
 * @param sequencer whether this process numbers and signs; commands beside the server do not
 * @param interval how long the sequencer rests; at most a second
 * @param witnesses each {@code URL KEY}, separated by commas; the key as the witness prints it
 */
@ConfigurationProperties("qingyuan.evidence")
record EvidenceProperties(
        String folder,
        @DefaultValue("") String origin,
        @DefaultValue("true") boolean sm2,
        @DefaultValue("true") boolean sequencer,
        @DefaultValue("200ms") Duration interval,
        @DefaultValue("") String witnesses) {

    EvidenceProperties {
        if (interval.isNegative() || interval.isZero() || interval.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException(
                    "qingyuan.evidence.interval is more than nothing and at most 1 s, not " + interval);
        }
        witnesses(witnesses);
    }

    /** A witness that is asked to cosign. */
    record WitnessAt(URI url, VerifierKey key) {}

    Path path() {
        return Path.of(folder).toAbsolutePath().normalize();
    }

    List<WitnessAt> witnessList() {
        return witnesses(witnesses);
    }

    private static List<WitnessAt> witnesses(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(EvidenceProperties::witness)
                .toList();
    }

    private static WitnessAt witness(String text) {
        String[] parts = text.split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "qingyuan.evidence.witnesses lists URL KEY, separated by commas, not \"" + text + "\"");
        }
        return new WitnessAt(URI.create(parts[0]), VerifierKey.parse(parts[1]));
    }
}
