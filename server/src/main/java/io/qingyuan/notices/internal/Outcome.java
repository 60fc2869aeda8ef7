package io.qingyuan.notices.internal;

/** How an attempt to deliver ended. */
sealed interface Outcome {

    record Delivered() implements Outcome {}

    /**
     * It did not arrive, or nobody knows.
     *
     * @param reason one line, without address or handle
     * @param forGood whether the receiver refused in a way that trying again does not change
     */
    record Failed(String reason, boolean forGood) implements Outcome {

        private static final int LONGEST = 400;

        public Failed {
            String line = reason.replaceAll("\\s+", " ").strip();
            reason = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        }
    }
}
