package io.qingyuan.cli;

import java.io.PrintStream;
import java.util.List;

/** One command of {@code ./qingyuan}. */
@FunctionalInterface
interface Command {

    /** Returns the exit status. */
    int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception;
}
