package io.qingyuan.hj212;

/** The answers to a frame: 9011 to 9014. The edition of 2005 names the QN in CP, later ones in the head. */
public final class Answers {
    private static final String SYSTEM = "91";

    private Answers() {}

    /** 9011 请求应答: whether the request will be carried out. */
    public static FrameDraft toRequest(Frame request, QnRtn code) {
        return answer(request, 9011).with("QnRtn", String.valueOf(code.code()));
    }

    /** 9012 执行结果: how it was carried out. */
    public static FrameDraft result(Frame request, ExeRtn code) {
        return answer(request, 9012).with("ExeRtn", String.valueOf(code.code()));
    }

    /** 9013 通知应答: a notice, or a heartbeat of 2025, has arrived. */
    public static FrameDraft toNotice(Frame notice) {
        return answer(notice, 9013);
    }

    /** 9014 数据应答: data have arrived; to be sent only when they cannot be lost any more. */
    public static FrameDraft toData(Frame upload) {
        FrameDraft answer = answer(upload, 9014);
        if (upload.edition() != Edition.HJ212_2005) {
            return answer;
        }
        FrameDraft named = answer.with("CN", String.valueOf(upload.cn()));
        return upload.hasPacketNumbers()
                ? named.with("PNO", String.valueOf(upload.packet())).with("PNUM", String.valueOf(upload.packets()))
                : named;
    }

    private static FrameDraft answer(Frame frame, int cn) {
        FrameDraft draft = FrameDraft.of(frame.edition(), SYSTEM, cn).withDevice(safe(frame.mn()), safe(frame.pw()));
        String qn = safe(frame.qn());
        if (frame.edition() == Edition.HJ212_2005) {
            return qn.isEmpty() ? draft : draft.with("QN", qn);
        }
        return draft.withQn(qn);
    }

    /** What came in a frame may hold anything; only what cannot break the answer goes back. */
    private static String safe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c < 128 && (Ascii.isLetter((byte) c) || Ascii.isDigit((byte) c))) || c == '_' || c == '-';
            if (!plain) {
                return "";
            }
        }
        return text;
    }
}
