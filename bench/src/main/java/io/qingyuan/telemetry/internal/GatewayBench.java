package io.qingyuan.telemetry.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.hj212.Edition;
import io.qingyuan.telemetry.Devices;
import io.qingyuan.telemetry.Registration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * 500 devices against the whole software with its own durable PostgreSQL, the load made on the same machine: frames acknowledged a second, how
 * long an answer takes, how far observations are behind; and COPY alone of the same observations. Then 5,000 connections that stay silent.
 */
public final class GatewayBench {

    private static final int DEVICES = 500;
    private static final int PIPELINED = 32;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;
    private static final int IDLE = 5_000;
    private static final int MOST_COPIED = 500_000;
    private static final int MICROS_A_BUCKET = 100;
    private static final int BUCKETS = 600_000;

    private final ConfigurableApplicationContext context;
    private final JdbcClient owner;
    private final InetSocketAddress gateway;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int second;

    private GatewayBench(ConfigurableApplicationContext context) {
        this.context = context;
        owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
        gateway = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), context.getBean(Gateway.class).port());
    }

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        Files.createDirectories(folder.resolve("packs"));
        try {
            try (ConfigurableApplicationContext context = SpringApplication.run(
                    Qingyuan.class,
                    "--qingyuan.data=" + folder.resolve("data"),
                    "--qingyuan.packs=" + folder.resolve("packs"),
                    "--qingyuan.telemetry.port=" + freePort(),
                    "--qingyuan.telemetry.rate=1000000",
                    "--server.port=0",
                    "--logging.level.root=error")) {
                new GatewayBench(context).measure();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        Devices devices = context.getBean(Devices.class);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            for (int i = 0; i < DEVICES; i++) {
                devices.register(mn(i), new Registration("示例" + i, "bench", LoadDevice.PASSWORD, Edition.HJ212_2017));
            }
        });
        load(PIPELINED, WARM_UP_SECONDS);
        Outcome single = load(1, SECONDS);
        Outcome pipelined = load(PIPELINED, SECONDS);
        double copied = copy();
        say("one frame in flight a device", single, 25_000, copied);
        say(PIPELINED + " frames in flight a device", pipelined, 60_000, copied);
        out.printf(Locale.ROOT, "COPY alone of the same observations: %,.0f rows a second%n", copied);
        idle();
    }

    private static String mn(int device) {
        return String.format(Locale.ROOT, "32050900QYBENCH%09d", device);
    }

    private void say(String what, Outcome outcome, int wanted, double copied) {
        out.printf(
                Locale.ROOT,
                "%s (%d devices, %d bytes): %,.0f frames a second acknowledged (wanted: %,d), half answered within %.1f ms, 99 of 100 within"
                        + " %.1f ms; observations behind by at most %.1f s, all there %.1f s after the last answer; %.0f frames a block; ratio to COPY %.2f%n",
                what,
                DEVICES,
                outcome.frameBytes,
                outcome.rate,
                wanted,
                outcome.median,
                outcome.ninetyNine,
                outcome.behind,
                outcome.after,
                outcome.inBlock,
                outcome.rate / copied);
    }

    private record Outcome(
            int frameBytes,
            double rate,
            double median,
            double ninetyNine,
            double behind,
            double after,
            double inBlock) {}

    private Outcome load(int depth, int seconds) throws IOException, InterruptedException {
        int[] histogram = new int[BUCKETS];
        LongConsumer took = nanos -> histogram[(int) Math.min(BUCKETS - 1, nanos / 1000 / MICROS_A_BUCKET)]++;
        AtomicBoolean loading = new AtomicBoolean(true);
        AtomicLong behind = new AtomicLong();
        Thread watch = Thread.ofPlatform().start(() -> {
            while (loading.get()) {
                behind.accumulateAndGet(behindMillis(), Math::max);
                pause();
            }
        });
        long answered = 0;
        long blocks = blocks();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        int frameBytes = 0;
        double lasted;
        try (Selector selector = Selector.open()) {
            List<LoadDevice> all = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                LoadDevice device = new LoadDevice(gateway, mn(i), depth, second);
                device.channel().register(selector, SelectionKey.OP_READ, device);
                frameBytes = device.frameBytes();
                all.add(device);
            }
            start = System.nanoTime();
            end = start + seconds * 1_000_000_000L;
            for (LoadDevice device : all) {
                device.send();
            }
            while (all.stream().anyMatch(device -> device.waiting() > 0)) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    LoadDevice device = (LoadDevice) key.attachment();
                    answered += device.receive(took);
                    if (System.nanoTime() < end) {
                        device.send();
                    }
                }
                selector.selectedKeys().clear();
            }
            lasted = (System.nanoTime() - start) / 1e9;
            for (LoadDevice device : all) {
                second = Math.max(second, device.second());
                device.channel().close();
            }
        }
        loading.set(false);
        watch.join();
        long last = System.nanoTime();
        while (behindMillis() > 0) {
            pause();
        }
        double inBlock = answered / (double) (blocks() - blocks);
        double after = (System.nanoTime() - last) / 1e9;
        return new Outcome(
                frameBytes,
                answered / lasted,
                quantile(histogram, answered, 0.5),
                quantile(histogram, answered, 0.99),
                behind.get() / 1e3,
                after,
                inBlock);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How old the oldest frame is whose observation is not there yet, in milliseconds; 0 when there is none. */
    private long behindMillis() {
        return owner.sql("""
                select coalesce(ceil(extract(epoch from clock_timestamp() - min(b.first_received)) * 1000), 0)::bigint
                  from telemetry.frame_block b
                 where b.id > (select block from telemetry.progress)
                """).query(Long.class).single();
    }

    private long blocks() {
        return owner.sql("select count(*) from telemetry.frame_block")
                .query(Long.class)
                .single();
    }

    private static double quantile(int[] histogram, long count, double share) {
        long left = (long) (count * share);
        int bucket = 0;
        while (bucket < BUCKETS - 1 && left >= histogram[bucket]) {
            left -= histogram[bucket];
            bucket++;
        }
        return (bucket + 1) * MICROS_A_BUCKET / 1e3;
    }

    /** Rows a second that COPY alone writes of the observations kept, into a table with the same key. */
    private double copy() throws SQLException, IOException {
        try (Connection connection =
                context.getBean("ownerDataSource", DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            long count = copy.copyOut(
                    "copy (select * from telemetry.observation limit " + MOST_COPIED + ") to stdout", rows);
            connection
                    .createStatement()
                    .execute("create table telemetry.alone (like telemetry.observation including all)");
            connection.commit();
            long start = System.nanoTime();
            copy.copyIn("copy telemetry.alone from stdin", new ByteArrayInputStream(rows.toByteArray()));
            connection.commit();
            double lasted = (System.nanoTime() - start) / 1e9;
            connection.createStatement().execute("drop table telemetry.alone");
            connection.commit();
            return count / lasted;
        }
    }

    private void idle() throws IOException, InterruptedException {
        long before = used();
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            silent.add(SocketChannel.open(gateway));
        }
        Thread.sleep(3_000);
        long after = used();
        out.printf(
                Locale.ROOT,
                "%,d idle connections: %,d MB of heap in use, %,d MB before them (both ends are in this heap; wanted: under 300)%n",
                IDLE,
                after >> 20,
                before >> 20);
        for (SocketChannel channel : silent) {
            channel.close();
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
