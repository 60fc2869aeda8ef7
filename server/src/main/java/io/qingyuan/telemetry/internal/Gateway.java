package io.qingyuan.telemetry.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.qingyuan.telemetry.FrameLog;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Where devices connect (接入网关): HJ 212 over TCP. Without a port it does not start. */
@Component
class Gateway implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final long MOST_PENDING_BYTES = 32L << 20;
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int LOOPS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FOLLOW_REST_MILLIS = 200;
    private static final long COUNT_REST_MILLIS = 2_000;

    private final TelemetryProperties properties;
    private final FrameLog log;
    private final Doorkeeper door;
    private final FaultTally faults;
    private final BlockFollower follower;
    private final Aggregator aggregator;
    private final Clock clock;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final PendingFrames pending = new PendingFrames(MOST_PENDING_BYTES, this::regulate);
    private @Nullable Running running;

    private record Running(EventLoopGroup loops, Channel door, Thread committing, Thread following, Thread counting) {}

    Gateway(
            TelemetryProperties properties,
            FrameLog log,
            Doorkeeper door,
            FaultTally faults,
            BlockFollower follower,
            Aggregator aggregator,
            Clock clock) {
        this.properties = properties;
        this.log = log;
        this.door = door;
        this.faults = faults;
        this.follower = follower;
        this.aggregator = aggregator;
        this.clock = clock;
    }

    private void regulate() {
        connections.forEach(Connection::regulate);
    }

    @Override
    public boolean isAutoStartup() {
        return properties.port() > 0;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(LOOPS, NioIoHandler.newFactory());
        try {
            Channel listening = listen(loops);
            SteadyWork following =
                    new SteadyWork("observations are not read from frame blocks", FOLLOW_REST_MILLIS, follower::step);
            SteadyWork counting = new SteadyWork("hours are not counted", COUNT_REST_MILLIS, aggregator::step);
            FrameCommitter committer = new FrameCommitter(pending, door, log, faults);
            running = new Running(
                    loops,
                    listening,
                    Thread.ofPlatform().daemon().name("telemetry-committer").start(committer::run),
                    Thread.ofPlatform().daemon().name("telemetry-follower").start(following::run),
                    Thread.ofPlatform().daemon().name("telemetry-aggregator").start(counting::run));
            LOG.info("devices are listened to address={}", listening.localAddress());
        } finally {
            if (running == null) {
                var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            }
        }
    }

    private Channel listen(EventLoopGroup loops) {
        Connection.Shared shared = new Connection.Shared(
                pending,
                new RateLimit(properties.rate()),
                faults,
                clock,
                properties.idle().toNanos());
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel, shared);
                    }
                })
                .bind(new InetSocketAddress(properties.address(), properties.port()))
                .syncUninterruptibly()
                .channel();
    }

    private void accept(Channel channel, Connection.Shared shared) {
        if (connections.size() >= MOST_CONNECTIONS) {
            var _ = channel.close();
            return;
        }
        Connection connection = new Connection(channel, shared);
        connections.add(connection);
        channel.closeFuture().addListener(_ -> connections.remove(connection));
        channel.pipeline().addLast(connection);
    }

    /** The port it listens on. */
    synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("the gateway does not run");
        }
        return ((InetSocketAddress) running.door().localAddress()).getPort();
    }

    /** Bytes received and not durable yet. */
    long pendingBytes() {
        return pending.bytes();
    }

    @Override
    public synchronized void stop() {
        Running stopping = running;
        if (stopping == null) {
            return;
        }
        running = null;
        stopping.door().close().syncUninterruptibly();
        stopping.loops()
                .shutdownGracefully(0, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .syncUninterruptibly();
        stopping.committing().interrupt();
        stopping.following().interrupt();
        stopping.counting().interrupt();
        try {
            stopping.committing().join(PATIENCE);
            stopping.following().join(PATIENCE);
            stopping.counting().join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
