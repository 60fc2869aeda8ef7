package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Answers;
import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDraft;
import io.qingyuan.hj212.QnRtn;
import io.qingyuan.hj212.dictionary.CommandCode;
import io.qingyuan.telemetry.Admission;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a device is answered once its frame is durable, where its Flag asks for an answer. */
final class Replies {
    private static final int HEARTBEAT = 9015;

    private enum Kind {
        DATA,
        NOTICE,
        NONE
    }

    private record Command(Edition edition, int cn) {}

    private static final Map<Command, Kind> KINDS = new ConcurrentHashMap<>();

    private Replies() {}

    static Optional<FrameDraft> to(Frame frame, Admission admission) {
        if (!frame.answerExpected()) {
            return Optional.empty();
        }
        return switch (admission) {
            case DEVICE_UNKNOWN -> Optional.of(refusal(frame, QnRtn.MN_WRONG));
            case PASSWORD_WRONG -> Optional.of(refusal(frame, QnRtn.PW_WRONG));
            case ADMITTED ->
                switch (kind(frame)) {
                    case DATA -> Optional.of(Answers.toData(frame));
                    case NOTICE -> Optional.of(Answers.toNotice(frame));
                    case NONE -> Optional.empty();
                };
        };
    }

    /** The answer to a frame with a wrong CRC, as far as its bytes can be read. */
    static Optional<FrameDraft> toDamaged(Frame content) {
        return content.answerExpected() ? Optional.of(refusal(content, QnRtn.CRC_WRONG)) : Optional.empty();
    }

    /** The edition of 2005 has only the first three codes. */
    private static FrameDraft refusal(Frame frame, QnRtn code) {
        boolean known = frame.edition() != Edition.HJ212_2005 || code.code() <= QnRtn.PW_WRONG.code();
        return Answers.toRequest(frame, known ? code : QnRtn.REFUSED);
    }

    private static Kind kind(Frame frame) {
        if (frame.cn() == HEARTBEAT) {
            return Kind.NOTICE;
        }
        // commands are four digits: the map stays small
        return KINDS.computeIfAbsent(
                new Command(frame.edition(), frame.cn()),
                command -> CommandCode.find(command.cn(), true, command.edition())
                        .map(CommandCode::type)
                        .map(type -> switch (type) {
                            case "notify" -> Kind.NOTICE;
                            case "interaction" -> Kind.NONE;
                            default -> Kind.DATA;
                        })
                        .orElse(Kind.DATA));
    }
}
