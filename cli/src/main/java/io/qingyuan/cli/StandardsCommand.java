package io.qingyuan.cli;

import io.qingyuan.cli.standards.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** {@code ./qingyuan standards TOPIC}: evaluates CSV rows by a national standard. */
final class StandardsCommand implements Command {
    private final InputStream in;

    StandardsCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        return Topics.run(arguments, in, out, err);
    }
}
