package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Decoded;
import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A device's end of a real socket. */
final class TestLine implements AutoCloseable {
    private final Socket socket;
    private final FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
    private final Deque<Decoded> answers = new ArrayDeque<>();

    TestLine(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(byte[] bytes) {
        send(bytes, 0, bytes.length);
    }

    void send(byte[] bytes, int from, int length) {
        try {
            socket.getOutputStream().write(bytes, from, length);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer. */
    Frame answer() {
        return answerWithin(Duration.ofSeconds(20)).orElseThrow(() -> new AssertionError("no answer came"));
    }

    Optional<Frame> answerWithin(Duration patience) {
        try {
            byte[] bytes = new byte[4096];
            socket.setSoTimeout((int) patience.toMillis());
            while (answers.isEmpty()) {
                int read = socket.getInputStream().read(bytes);
                if (read < 0) {
                    return Optional.empty();
                }
                decoder.feed(bytes, 0, read, answers::add);
            }
            return Optional.of((Frame) answers.remove());
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side ends the connection in time. */
    boolean endsWithin(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
