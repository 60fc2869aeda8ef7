package io.qingyuan.proof.witness;

import io.qingyuan.proof.note.NoteSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a witness answers, with the HTTP status that C2SP tlog-witness gives it. */
public sealed interface Answer {

    /** The checkpoint was cosigned and is remembered. */
    record Cosigned(List<NoteSignature> lines) implements Answer {
        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /** The request is not in the form, or the old size is above the new one. */
    record Malformed(String why) implements Answer {}

    /** No trusted key of the log signed, or its line does not verify. */
    record NotSigned() implements Answer {}

    /** The witness does not know the log. */
    record UnknownLog(String origin) implements Answer {}

    /** The witness remembers another size than the request starts from. */
    record OtherSize(long size) implements Answer {}

    /** A checkpoint of the size it remembers, with another root: a fork. */
    record OtherRoot(long size) implements Answer {}

    /** The proof does not show that the log only grew: a fork, or a mistake. */
    record NotConsistent(long oldSize, long newSize) implements Answer {}

    /** The HTTP status. */
    default int status() {
        return switch (this) {
            case Cosigned answer -> 200;
            case Malformed answer -> 400;
            case NotSigned answer -> 403;
            case UnknownLog answer -> 404;
            case OtherSize answer -> 409;
            case OtherRoot answer -> 409;
            case NotConsistent answer -> 422;
        };
    }

    /** The media type of the body. */
    default String contentType() {
        return this instanceof OtherSize ? "text/x.tlog.size" : "text/plain; charset=utf-8";
    }

    /** The body of the response. */
    default byte[] body() {
        String text = switch (this) {
            case Cosigned(List<NoteSignature> lines) ->
                String.join("", lines.stream().map(NoteSignature::line).toList());
            case Malformed(String why) -> "malformed request: " + why + "\n";
            case NotSigned() -> "no trusted key of the log signed this checkpoint\n";
            case UnknownLog(String origin) -> "this witness does not know the log " + origin + "\n";
            case OtherSize(long size) -> size + "\n";
            case OtherRoot(long size) -> "another root was cosigned at size " + size + "\n";
            case NotConsistent(long oldSize, long newSize) ->
                "the proof does not lead from size " + oldSize + " to size " + newSize + "\n";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
