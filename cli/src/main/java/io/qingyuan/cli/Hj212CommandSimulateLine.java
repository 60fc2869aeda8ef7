package io.qingyuan.cli;

import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.simulation.SimulatedDevice;
import io.qingyuan.hj212.simulation.Transmission;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Each device over a connection of its own: sends, waits for 9014, sends again, connects again. */
final class Hj212CommandSimulateLine {
    private static final Duration OVER_TIME = Duration.ofSeconds(10);
    private static final int RE_COUNT = 3;
    private static final int CONNECT_TRIES = 5;

    private final InetSocketAddress target;
    private final LocalDateTime start;
    private final int minutes;
    private final int speed;
    private final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder sentAgain = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private final LongAdder givenUp = new LongAdder();

    Hj212CommandSimulateLine(InetSocketAddress target, LocalDateTime start, int minutes, int speed) {
        this.target = target;
        this.start = start;
        this.minutes = minutes;
        this.speed = speed;
    }

    int run(List<SimulatedDevice> fleet, PrintStream err) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> lives = new ArrayList<>();
            for (SimulatedDevice device : fleet) {
                lives.add(threads.submit(() -> live(device, begun)));
            }
            for (Future<?> life : lives) {
                life.get();
            }
        }
        err.printf(
                "devices=%d sent=%d answered=%d sentAgain=%d connections=%d givenUp=%d%n",
                fleet.size(), sent.sum(), answered.sum(), sentAgain.sum(), connected.sum(), givenUp.sum());
        return givenUp.sum() == 0 ? 0 : 1;
    }

    private Void live(SimulatedDevice device, long begun) throws InterruptedException {
        Line line = new Line();
        try {
            for (int minute = 0; minute < minutes; minute++) {
                if (speed > 0) {
                    long due = begun + Duration.ofMinutes(minute).toNanos() / speed;
                    Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                }
                List<Transmission> frames = device.minute(start.plusMinutes(minute));
                if (!device.online()) {
                    line.close();
                }
                for (Transmission frame : frames) {
                    deliver(line, frame);
                }
            }
        } finally {
            line.close();
        }
        return null;
    }

    /** The frame, at most {@link #RE_COUNT} times more when no answer names its QN. */
    private void deliver(Line line, Transmission frame) throws InterruptedException {
        for (int attempt = 0; attempt <= RE_COUNT; attempt++) {
            try {
                line.open();
                (attempt == 0 ? sent : sentAgain).increment();
                line.write(frame.toBytes());
                if (!frame.answerExpected() || line.answered(frame.qn())) {
                    answered.increment();
                    return;
                }
            } catch (IOException e) {
                line.close();
            }
        }
        line.close();
        givenUp.increment();
    }

    /** One connection and the answers that came over it. */
    private final class Line {
        private Socket socket = new Socket();
        private FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        private final Set<String> answers = new HashSet<>();

        void open() throws IOException, InterruptedException {
            if (socket.isConnected() && !socket.isClosed()) {
                return;
            }
            for (int attempt = 1; ; attempt++) {
                try {
                    socket = new Socket();
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout((int) OVER_TIME.toMillis());
                    socket.connect(target, (int) OVER_TIME.toMillis());
                    decoder = new FrameDecoder(DecoderSettings.LENIENT);
                    connected.increment();
                    return;
                } catch (IOException e) {
                    close();
                    if (attempt == CONNECT_TRIES) {
                        throw e;
                    }
                    Thread.sleep(Duration.ofMillis(200L * attempt));
                }
            }
        }

        void write(byte[] frame) throws IOException {
            socket.getOutputStream().write(frame);
        }

        /** Whether 9014, or 9013 to a heartbeat, comes for that QN in time. */
        boolean answered(String qn) throws IOException {
            byte[] buffer = new byte[4096];
            long until = System.nanoTime() + OVER_TIME.toNanos();
            while (!answers.remove(qn)) {
                if (System.nanoTime() > until) {
                    return false;
                }
                try {
                    int count = socket.getInputStream().read(buffer);
                    if (count < 0) {
                        throw new IOException("the platform closed the connection");
                    }
                    decoder.feed(buffer, 0, count, result -> {
                        if (result instanceof Frame frame && (frame.cn() == 9014 || frame.cn() == 9013)) {
                            int inside = frame.pairs().find("QN");
                            answers.add(inside < 0 ? frame.qn() : frame.pairs().text(inside));
                        }
                    });
                } catch (SocketTimeoutException e) {
                    return false;
                }
            }
            return true;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // a socket that does not close is gone all the same
            }
            answers.clear();
        }
    }
}
