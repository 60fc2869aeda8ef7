package io.qingyuan.intake.internal.reading;

import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops where a part unpacks to more than is allowed, whatever the archive said about its size. */
final class CountedStream extends FilterInputStream {

    private final String name;
    private final long most;
    private long count;

    CountedStream(InputStream in, String name, long most) {
        super(in);
        this.name = name;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            count(1);
        }
        return c;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = super.read(bytes, from, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    private void count(int n) {
        count += n;
        if (count > most) {
            throw new ProblemException(IntakeProblem.UNPACKS_TOO_FAR, name, Long.toString(most >> 20));
        }
    }
}
