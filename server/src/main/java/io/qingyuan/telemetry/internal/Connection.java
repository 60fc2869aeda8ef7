package io.qingyuan.telemetry.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.qingyuan.hj212.Decoded;
import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.FaultCode;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import io.qingyuan.hj212.Malformed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a device. All but {@link #answer} and {@link #regulate} happens on its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** A frame whose end does not come for so long is decided about. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What all connections of a gateway share. */
    record Shared(PendingFrames pending, RateLimit rate, FaultTally faults, Clock clock, long idleNanos) {}

    private final Channel channel;
    private final Shared shared;
    private final String peer;
    private final FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
    private long lastByte = System.nanoTime();
    private long lastFrame = System.nanoTime();
    private long restUntil = System.nanoTime();

    Connection(Channel channel, Shared shared) {
        this.channel = channel;
        this.shared = shared;
        this.peer = peer(channel.remoteAddress());
    }

    String peer() {
        return peer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var watch = channel.eventLoop().scheduleAtFixedRate(this::watch, 1, 1, TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> watch.cancel(false));
        applyReading();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            byte[] bytes = new byte[buffer.readableBytes()];
            buffer.readBytes(bytes);
            lastByte = System.nanoTime();
            decoder.feed(bytes, 0, bytes.length, this::decoded);
        } finally {
            buffer.release();
        }
        applyReading();
    }

    private void decoded(Decoded decoded) {
        switch (decoded) {
            case Frame frame -> received(frame);
            case Malformed refused -> refused(refused);
        }
    }

    private void received(Frame frame) {
        lastFrame = System.nanoTime();
        long rest = shared.rate().restAfter(PlainText.of(frame.mn()), lastFrame);
        if (rest > 0) {
            restUntil = Math.max(restUntil, lastFrame + rest);
            var _ = channel.eventLoop().schedule(this::applyReading, rest, TimeUnit.NANOSECONDS);
        }
        shared.pending()
                .add(new PendingFrames.Pending(this, frame, shared.clock().instant()));
    }

    private void refused(Malformed refused) {
        shared.faults().note(peer, 0, refused.reason().name(), refused.excerpt().toBytes());
        if (refused.reason() == FaultCode.CRC_WRONG || refused.reason() == FaultCode.CRC_UNREADABLE) {
            refused.content().flatMap(Replies::toDamaged).ifPresent(answer -> answer(answer.toBytes()));
        }
    }

    /** Sends answers, if the connection still stands. */
    void answer(byte[] answers) {
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(answers), channel.voidPromise());
    }

    /** Reads on or stops reading, as things are now. */
    void regulate() {
        channel.eventLoop().execute(this::applyReading);
    }

    /** Not while too much waits, its device sent too fast, or it does not take its answers. */
    private void applyReading() {
        boolean rests = restUntil - System.nanoTime() > 0;
        channel.config().setAutoRead(!shared.pending().full() && !rests && channel.isWritable());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        applyReading();
    }

    private void watch() {
        long now = System.nanoTime();
        if (shared.pending().full()) {
            lastFrame = now; // it is we who do not read
        } else if (now - lastFrame > shared.idleNanos()) {
            var _ = channel.close();
        }
        if (decoder.pendingBytes() > 0 && now - lastByte > QUIET_NANOS) {
            decoder.flush(this::decoded);
        }
        applyReading();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        decoder.flush(this::decoded);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("a connection is closed peer={}", peer, cause);
        }
        var _ = channel.close();
    }

    private static String peer(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : String.valueOf(address);
    }
}
