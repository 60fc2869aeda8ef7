package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.internal.StagedRow.State;
import io.qingyuan.intake.internal.shaping.RowShaper;
import io.qingyuan.intake.internal.shaping.ValueReader;
import io.qingyuan.intake.internal.shaping.Written;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks rows: each field by the form, then those without a fault by the target. */
final class RowCheck {

    private static final int KEY_BYTES = 16;

    private final IntakeForm form;
    private final IntakeTarget target;
    private final Job job;
    private final Actor actor;
    private final ValueReader reader;

    RowCheck(IntakeForm form, IntakeTarget target, Job job, Actor actor) {
        this.form = form;
        this.target = target;
        this.job = job;
        this.actor = actor;
        reader = new ValueReader(form);
    }

    /** Rows fresh from the file, as they are staged. */
    List<StagedRow> check(List<RowShaper.Row> rows) {
        return checked(rows.stream()
                .map(row ->
                        new StagedRow(row.number(), row.place(), State.PARKED, row.cells(), List.of(), null, 1, null))
                .toList());
    }

    /** The rows with the state and the faults they have now. */
    List<StagedRow> checked(List<StagedRow> rows) {
        Map<Long, ValueReader.Read> reads = new HashMap<>();
        List<IntakeRow> wellFormed = new ArrayList<>();
        for (StagedRow row : rows) {
            ValueReader.Read read = reader.read(row.cells());
            reads.put(row.number(), read);
            if (read.faults().isEmpty()) {
                wellFormed.add(new IntakeRow(row.number(), row.place(), read.values(), read.computed()));
            }
        }
        Map<Long, List<IntakeFault>> told = new HashMap<>();
        if (!wellFormed.isEmpty()) {
            target.check(batch(wellFormed))
                    .forEach(fault -> told.computeIfAbsent(fault.row(), _ -> new ArrayList<>())
                            .add(fault.fault()));
        }
        List<StagedRow> checked = new ArrayList<>();
        for (StagedRow row : rows) {
            ValueReader.Read read = reads.get(row.number());
            if (read == null) {
                throw new IllegalStateException("row was not read: " + row.number());
            }
            List<IntakeFault> faults = new ArrayList<>(read.faults());
            faults.addAll(told.getOrDefault(row.number(), List.of()));
            checked.add(new StagedRow(
                    row.number(),
                    row.place(),
                    faults.isEmpty() ? State.GOOD : State.PARKED,
                    row.cells(),
                    faults,
                    key(read),
                    row.version(),
                    row.reason()));
        }
        return checked;
    }

    IntakeTarget.Batch batch(List<IntakeRow> rows) {
        return new IntakeTarget.Batch(form, job.id(), job.file(), actor, rows);
    }

    /** A good row as the target takes it. */
    IntakeRow typed(StagedRow row) {
        ValueReader.Read read = reader.read(row.cells());
        return new IntakeRow(row.number(), row.place(), read.values(), read.computed());
    }

    private @Nullable String key(ValueReader.Read read) {
        if (!read.faults().isEmpty()) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        for (String field : form.key()) {
            var value = read.values().get(field);
            key.append(value == null ? "" : value.canonical()).append('\u001f');
        }
        byte[] hash = sha256().digest(key.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is written in a field, or nothing. */
    static String text(Map<String, Written> cells, String field) {
        Written written = cells.get(field);
        return written == null ? "" : written.text();
    }
}
