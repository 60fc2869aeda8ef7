package io.qingyuan.proof;

import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignatureType;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose word counts: the one thing that no proof can bring along.
 *
 * @param logs keys of logs; a key counts for the origin that is its name
 * @param witnesses keys of witnesses
 * @param quorum how many different witnesses must have cosigned
 */
public record Trust(List<VerifierKey> logs, List<VerifierKey> witnesses, int quorum) {

    public Trust {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException(
                    quorum + " cosignatures are asked for, but keys of " + witnesses.size() + " witnesses are given");
        }
    }

    /** Trust in keys; those of type cosignature/v1 are witnesses'. */
    public static Trust in(List<VerifierKey> keys, int quorum) {
        return new Trust(
                keys.stream()
                        .filter(key -> key.type() != SignatureType.COSIGNATURE)
                        .toList(),
                keys.stream()
                        .filter(key -> key.type() == SignatureType.COSIGNATURE)
                        .toList(),
                quorum);
    }

    /** Holds a note against the keys: whether it is a checkpoint of a trusted log, and who cosigned. */
    public List<Finding> check(SignedNote note) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            return List.of(Finding.of(Finding.Code.NO_CHECKPOINT, "checkpoint", String.valueOf(e.getMessage())));
        }
        List<VerifierKey> known = new ArrayList<>(witnesses);
        logs.stream().filter(key -> key.name().equals(checkpoint.origin())).forEach(known::add);
        SignedNote.Check check = note.check(known);
        List<Finding> findings = new ArrayList<>();
        Set<VerifierKey> cosigned = new HashSet<>();
        for (SignedNote.Signed good : check.good()) {
            VerifierKey key = good.key();
            if (key.type() != SignatureType.COSIGNATURE) {
                findings.add(Finding.of(
                        Finding.Code.LOG_SIGNED,
                        "checkpoint",
                        label(key.name(), key.idHex()),
                        key.type(),
                        checkpoint.size()));
            } else if (cosigned.add(key)) {
                findings.add(Finding.of(
                        Finding.Code.COSIGNED,
                        "checkpoint",
                        label(key.name(), key.idHex()),
                        good.signature().cosignedAt().orElseThrow()));
            }
        }
        if (findings.size() == cosigned.size()) {
            findings.add(Finding.of(Finding.Code.NOT_SIGNED, "checkpoint", checkpoint.origin()));
        }
        for (SignedNote.Signed bad : check.bad()) {
            findings.add(Finding.of(
                    Finding.Code.SIGNATURE_BROKEN,
                    "checkpoint",
                    label(bad.key().name(), bad.key().idHex())));
        }
        if (cosigned.size() < quorum) {
            findings.add(Finding.of(Finding.Code.TOO_FEW_COSIGNATURES, "checkpoint", cosigned.size(), quorum));
        } else if (cosigned.isEmpty()) {
            findings.add(Finding.of(Finding.Code.NOT_COSIGNED, "checkpoint"));
        }
        if (!check.unknown().isEmpty()) {
            findings.add(Finding.of(Finding.Code.OTHER_SIGNATURES, "checkpoint", labels(check.unknown())));
        }
        return findings;
    }

    private static String labels(List<NoteSignature> lines) {
        return lines.stream()
                .map(line -> label(line.name(), HexFormat.of().toHexDigits(line.id())))
                .collect(Collectors.joining(", "));
    }

    private static String label(String name, String id) {
        return name + "+" + id;
    }
}
