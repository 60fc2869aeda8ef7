package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.FramePosition;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Flag;
import io.qingyuan.telemetry.Observation.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;

/** An observation as the table has it; values in PostgreSQL's text of an array. */
record ObservationRow(
        int series, Instant dataTime, FramePosition position, int factorSet, int flags, String values, String marks) {

    /** What rows are held against each other by. */
    record Key(int series, Instant dataTime) {}

    static ObservationRow of(Observation observation, int series, int factorSet) {
        StringBuilder values = new StringBuilder("{");
        StringBuilder marks = new StringBuilder();
        for (Value value : observation.values()) {
            values.append(values.length() == 1 ? "" : ",");
            values.append(value.number().map(BigDecimal::toPlainString).orElse("NULL"));
            marks.append(value.mark());
        }
        return new ObservationRow(
                series,
                observation.dataTime(),
                observation.position(),
                factorSet,
                bits(observation.flags()),
                values.append('}').toString(),
                marks.toString());
    }

    static String names(Observation observation) {
        StringJoiner names = new StringJoiner(",");
        observation.values().forEach(value -> names.add(value.name()));
        return names.toString();
    }

    Key key() {
        return new Key(series, dataTime);
    }

    boolean saysTheSame(ObservationRow other) {
        return factorSet == other.factorSet && values.equals(other.values) && marks.equals(other.marks);
    }

    boolean cameBefore(ObservationRow other) {
        return position.block() < other.position.block()
                || (position.block() == other.position.block() && position.place() < other.position.place());
    }

    boolean inFuture() {
        return flags(flags).contains(Flag.TIME_IN_FUTURE);
    }

    /** A line for COPY. */
    void appendTo(StringBuilder lines) {
        lines.append(series).append('\t').append(dataTime).append('\t');
        lines.append(position.block()).append('\t').append(position.place()).append('\t');
        lines.append(factorSet).append('\t').append(flags).append('\t');
        lines.append(values).append('\t').append(marks).append('\n');
    }

    private static int bits(Set<Flag> flags) {
        return flags.stream().mapToInt(ObservationRow::bit).sum();
    }

    static Set<Flag> flags(int bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((bits & bit(flag)) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static int bit(Flag flag) {
        return switch (flag) {
            case SUSPECT -> 1;
            case RESENT -> 2;
            case TIME_IN_FUTURE -> 4;
        };
    }
}
