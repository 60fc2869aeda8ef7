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
 * @param folder where the signing keys lie, outside the database
 * @param origin name of the log, such as {@code wujiang.example.gov.cn/log}; counts when its key is made; empty: one by chance
 * @param sm2 whether an SM2 signature stands beside the Ed25519 one
 * @param interval how long the sequencer rests; well under a second
 * @param witnesses each {@code URL KEY}, separated by commas; the key as the witness prints it
 */
@ConfigurationProperties("qingyuan.evidence")
record EvidenceProperties(
        Path folder,
        @DefaultValue("") String origin,
        @DefaultValue("false") boolean sm2,
        @DefaultValue("200ms") Duration interval,
        @DefaultValue("") String witnesses) {

    EvidenceProperties {
        if (interval.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("qingyuan.evidence.interval is at most 1 s, not " + interval);
        }
        witnesses(witnesses);
    }

    /** A witness that is asked to cosign. */
    record WitnessAt(URI url, VerifierKey key) {}

    List<WitnessAt> witnessList() {
        return witnesses(witnesses);
    }

    private static List<WitnessAt> witnesses(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> {
                    String[] parts = one.split("\\s+");
                    if (parts.length != 2) {
                        throw new IllegalArgumentException("QINGYUAN_WITNESSES lists URL KEY, not \"" + one + "\"");
                    }
                    return new WitnessAt(URI.create(parts[0]), VerifierKey.parse(parts[1]));
                })
                .toList();
    }
}
