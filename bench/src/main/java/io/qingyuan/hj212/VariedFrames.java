package io.qingyuan.hj212;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Frames as devices of several kinds send them: editions, commands, factors and digits differ. */
final class VariedFrames {
    static final int COUNT = 22;

    private static final List<Edition> EDITIONS = List.of(Edition.HJ212_2017, Edition.HJ212_2005, Edition.HJ212_2017);
    private static final int[] COMMANDS = {2011, 2051, 2061, 2031};
    private static final String[] SYSTEMS = {"31", "32", "22", "21"};
    private static final String[] FACTORS = {"a34013", "a21026", "a21002", "w01018", "w21003", "a19001", "w00000"};

    private VariedFrames() {}

    static List<byte[]> all() {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            frames.add(frame(i));
        }
        return List.copyOf(frames);
    }

    /** All of them, one behind the other. */
    static byte[] stream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        all().forEach(stream::writeBytes);
        return stream.toByteArray();
    }

    private static byte[] frame(int number) {
        LocalDateTime time = LocalDateTime.of(2026, 11, 30, number, 10, 0);
        int command = COMMANDS[number % COMMANDS.length];
        FrameDraft draft = FrameDraft.of(
                        EDITIONS.get(number % EDITIONS.size()), SYSTEMS[number % SYSTEMS.length], command)
                .withQn(time)
                .withDevice("32050900QYBENCH%09d".formatted(number), "123456")
                .withAnswer(number % 2 == 0)
                .with("DataTime", Times.text14(time));
        for (int i = 0; i <= number % 5; i++) {
            draft = draft.withGroup(values(command == 2011, FACTORS[(number + i) % FACTORS.length], number * 7 + i));
        }
        return draft.toBytes();
    }

    private static List<HeadField> values(boolean realTime, String factor, int seed) {
        String[] names = realTime ? new String[] {"Rtd"} : new String[] {"Min", "Avg", "Max"};
        List<HeadField> values = new ArrayList<>();
        for (String name : names) {
            values.add(new HeadField(factor + "-" + name, number(seed + values.size())));
        }
        values.add(new HeadField(factor + "-Flag", "N"));
        return values;
    }

    private static String number(int seed) {
        return switch (seed % 4) {
            case 0 -> Integer.toString(seed * 37);
            case 1 -> seed + ".5";
            case 2 -> seed * 3 + "." + (100 + seed);
            default -> "0.0" + (10 + seed);
        };
    }
}
