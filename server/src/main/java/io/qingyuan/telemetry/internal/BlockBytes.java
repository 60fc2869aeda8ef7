package io.qingyuan.telemetry.internal;

import io.qingyuan.proof.merkle.CompactRange;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.RawFrame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How a block is written: entry after entry, compressed by zlib. An entry is its length (4 bytes), time of reception in
 * microseconds (8), device (8), admission (1) and the frame. Leaves of the Merkle tree are the entries without their lengths.
 */
final class BlockBytes {
    private static final int LENGTH = 4;
    private static final int HEAD = 8 + 8 + 1;

    private final byte[] payload;
    private final int size;
    private final Hash root;

    private BlockBytes(byte[] payload, int size, Hash root) {
        this.payload = payload;
        this.size = size;
        this.root = root;
    }

    static BlockBytes of(List<RawFrame> frames) {
        int size = frames.stream()
                .mapToInt(frame -> LENGTH + HEAD + frame.length())
                .sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        CompactRange tree = new CompactRange();
        for (RawFrame frame : frames) {
            byte[] entry = entry(frame);
            tree.append(Hash.ofLeaf(entry), (_, _) -> {});
            all.putInt(entry.length).put(entry);
        }
        return new BlockBytes(deflate(all.array()), size, tree.root());
    }

    /** The compressed bytes. */
    byte[] payload() {
        return payload;
    }

    /** Bytes before compression. */
    int size() {
        return size;
    }

    Hash root() {
        return root;
    }

    static List<RawFrame> read(byte[] payload, int size) {
        ByteBuffer all = ByteBuffer.wrap(inflate(payload, size));
        List<RawFrame> frames = new ArrayList<>();
        while (all.hasRemaining()) {
            int length = all.getInt();
            Instant receivedAt = Instant.EPOCH.plus(all.getLong(), ChronoUnit.MICROS);
            DeviceId device = new DeviceId(all.getLong());
            Admission admission = Admission.of(all.get());
            byte[] bytes = new byte[length - HEAD];
            all.get(bytes);
            frames.add(new RawFrame(receivedAt, device, admission, bytes));
        }
        return frames;
    }

    private static byte[] entry(RawFrame frame) {
        byte[] entry = new byte[HEAD + frame.length()];
        ByteBuffer.wrap(entry)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, frame.receivedAt()))
                .putLong(frame.device().value())
                .put((byte) frame.admission().code());
        frame.copyTo(entry, HEAD);
        return entry;
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
            byte[] piece = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] payload, int size) {
        byte[] bytes = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(payload);
            int at = 0;
            while (at < size) {
                int read = inflater.inflate(bytes, at, size - at);
                if (read == 0) {
                    throw new IllegalStateException("a frame block ends after " + at + " of " + size + " bytes");
                }
                at += read;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a frame block cannot be read", e);
        } finally {
            inflater.end();
        }
    }
}
