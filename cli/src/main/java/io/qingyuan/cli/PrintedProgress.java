package io.qingyuan.cli;

import io.qingyuan.backup.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Prints steps as lines, and the share that is done in place while somebody looks. */
final class PrintedProgress implements Progress {

    private static final int WHOLE = 100;

    private final PrintStream err;
    private final boolean english;
    private final boolean watched =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private long percent = -1;

    PrintedProgress(PrintStream err, boolean english) {
        this.err = err;
        this.english = english;
    }

    @Override
    public void step(String inChinese, String inEnglish) {
        end();
        err.println((english ? inEnglish : inChinese) + " …");
    }

    @Override
    public void bytes(long done, long total) {
        long now = total <= 0 ? WHOLE : Math.min(WHOLE, done * WHOLE / total);
        if (watched && now != percent) {
            percent = now;
            err.print("\r  " + now + " %");
            err.flush();
        }
    }

    /** Leaves the line of the share. */
    void end() {
        if (percent >= 0) {
            err.println();
            percent = -1;
        }
    }
}
