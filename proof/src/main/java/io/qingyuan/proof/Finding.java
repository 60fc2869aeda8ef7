package io.qingyuan.proof;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that a check found, good or bad. Texts for people are made from the code and the values.
 *
 * @param code what was found
 * @param place where: a line, a tile's path, a number of an entry
 * @param values what fills the text, in the order the code names
 */
public record Finding(Code code, String place, List<String> values) {

    /** What a finding means for the whole. */
    public enum Weight {
        /** It holds. */
        GOOD,
        /** Worth knowing; proves nothing and breaks nothing. */
        NOTE,
        /** The whole does not hold. */
        BAD
    }

    /** What can be found. The values of each are listed behind it. */
    public enum Code {
        /** Content and salt give the leaf: kind, time, subject. */
        CONTENT_MATCHES(Weight.GOOD),
        /** Content or salt is not what the leaf commits to. */
        CONTENT_DIFFERS(Weight.BAD),
        /** The subject is not what the leaf commits to. */
        SUBJECT_DIFFERS(Weight.BAD),
        /** The leaf stands in the tree: index, size. */
        LEAF_INCLUDED(Weight.GOOD),
        /** The path does not lead from the leaf to the root: index, size. */
        LEAF_NOT_INCLUDED(Weight.BAD),

        /** The text is no checkpoint: why. */
        NO_CHECKPOINT(Weight.BAD),
        /** A trusted key of the log signed: key, type, size. */
        LOG_SIGNED(Weight.GOOD),
        /** No trusted key of this origin signed: origin. */
        NOT_SIGNED(Weight.BAD),
        /** A line that claims a trusted key does not verify: key. */
        SIGNATURE_BROKEN(Weight.BAD),
        /** A trusted witness cosigned: key, time. */
        COSIGNED(Weight.GOOD),
        /** Fewer trusted witnesses than asked for: how many, how many asked for. */
        TOO_FEW_COSIGNATURES(Weight.BAD),
        /** No trusted witness cosigned: a fork shown to us alone would not be seen. */
        NOT_COSIGNED(Weight.NOTE),
        /** Lines of keys that are not trusted: keys. */
        OTHER_SIGNATURES(Weight.NOTE),

        /** A later checkpoint keeps all of an earlier one: earlier size, later size. */
        CONSISTENT(Weight.GOOD),
        /** The checkpoints are of different logs: origins. */
        OTHER_LOG(Weight.BAD),
        /** The log is smaller than it was: earlier size, size now. */
        ROLLED_BACK(Weight.BAD),
        /** The log is not a continuation: earlier size, size now. */
        FORKED(Weight.BAD),
        /** Tiles are damaged, so that it cannot be told: earlier size, size now. */
        CONSISTENCY_UNKNOWN(Weight.BAD),

        /** Every tile and entry leads to the root: entries, root. */
        TILES_MATCH(Weight.GOOD),
        /** The tiles do not lead to the root of the checkpoint: root of the checkpoint, root of the tiles. */
        ROOT_DIFFERS(Weight.BAD),
        /** A tile is missing or has the wrong form: why. */
        TILE_BROKEN(Weight.BAD),
        /** Hashes of a tile were changed; what lies below shows what stood there: positions. */
        TILE_CHANGED(Weight.BAD),
        /** A tile and what lies below both contradict the tile above. */
        TILE_UNEXPLAINED(Weight.BAD),
        /** An entry is not the one whose hash is in the tree: number. */
        ENTRY_CHANGED(Weight.BAD),
        /** Entries are gone: first, last. */
        ENTRY_REMOVED(Weight.BAD),
        /** An entry was put in that is not in the tree: before which number. */
        ENTRY_INSERTED(Weight.BAD),
        /** Two entries changed places, or one moved: number, number. */
        ENTRY_REORDERED(Weight.BAD),
        /** An entry stands a second time: number, number of the one it repeats. */
        ENTRY_DUPLICATED(Weight.BAD),
        /** A person whose key is trusted signed: what, unit, time, key. */
        PERSON_SIGNED(Weight.GOOD),
        /** The signature is not that of the key over the content: key. */
        PERSON_BROKEN(Weight.BAD),
        /** The signature holds, but nobody said whose key it is: key. */
        PERSON_UNTRUSTED(Weight.BAD),
        /** The content is not that of this document. */
        PERSON_OTHER_DOCUMENT(Weight.BAD),
        /** A signature before it was taken out, put in or changed. */
        PERSON_OUT_OF_ORDER(Weight.BAD),
        /** Content the file's reader may not see; its hash holds the order together: hash. */
        PERSON_WITHHELD(Weight.NOTE),

        /** There is more; looking was stopped. */
        MORE(Weight.BAD);

        private final Weight weight;

        Code(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }
    }

    public Finding {
        values = List.copyOf(values);
    }

    /** A finding at a place. */
    public static Finding of(Code code, String place, Object... values) {
        return new Finding(
                code, place, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Whether this breaks the whole. */
    public boolean bad() {
        return code.weight() == Weight.BAD;
    }
}
