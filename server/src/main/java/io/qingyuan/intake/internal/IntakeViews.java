package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.internal.reading.RawCell;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.Written;
import io.qingyuan.problem.ProblemCode;
import io.qingyuan.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Imports as the API shows them, in the reader's language. */
@Component
class IntakeViews {

    private final Problems problems;
    private final Targets targets;

    IntakeViews(Problems problems, Targets targets) {
        this.problems = problems;
        this.targets = targets;
    }

    record ContextView(String id, String title) {}

    record TargetView(String kind, String title, List<ContextView> contexts) {}

    record ChoiceView(String code, String title, @Nullable String unit) {}

    record FieldView(
            String code,
            String title,
            IntakeField.Type type,
            boolean required,
            @Nullable String unit,
            List<ChoiceView> choices,
            List<String> absences) {}

    record FormView(
            String title,
            List<FieldView> fields,
            List<String> key,
            @Nullable String measure) {}

    record RefusalView(String code, String title, String detail) {}

    /**
     * An import.
     *
     * @param rowsTotal rows of the sheet, of which {@code rowsRead} are checked
     * @param leftOut counts by reason: TOTAL, NOTE, HEADER, SECTION, HIDDEN, EMPTY
     * @param mayImport whether the reader may settle, mend and take
     */
    record JobView(
            UUID id,
            String target,
            String targetTitle,
            String context,
            String contextTitle,
            String source,
            UUID file,
            String name,
            long bytes,
            String state,
            boolean running,
            boolean over,
            boolean hold,
            long rowsTotal,
            long rowsRead,
            long good,
            long parked,
            long taken,
            long unchanged,
            long discarded,
            Map<String, Long> leftOut,
            @Nullable RefusalView refusal,
            String incident,
            @Nullable UUID earlier,
            boolean mayImport,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    record FaultView(String field, String code, String found, String allowed, String detail) {}

    /** @param computed the value is what a formula gave when the file was last saved */
    record CellView(String text, String unit, String place, boolean computed, boolean rounded) {}

    /**
     * A row of an import.
     *
     * @param number names it
     * @param version to be sent back with a correction
     */
    record RowView(
            long number,
            String place,
            String state,
            int version,
            Map<String, CellView> cells,
            List<FaultView> faults,
            @Nullable String reason) {}

    record PreviewView(
            Survey survey,
            int sheet,
            int headerRow,
            int headerRows,
            Mapping mapping,
            List<String> headings,
            List<String> announcements,
            FormView form) {}

    TargetView target(IntakeTarget target, Actor actor, Locale locale) {
        return new TargetView(
                target.kind(),
                target.title().in(locale),
                target.contexts(actor).stream()
                        .map(context ->
                                new ContextView(context.id(), context.title().in(locale)))
                        .toList());
    }

    FormView form(IntakeForm form, Locale locale) {
        return new FormView(
                form.title().in(locale),
                form.fields().stream().map(field -> field(field, locale)).toList(),
                form.key(),
                form.measure());
    }

    private static FieldView field(IntakeField field, Locale locale) {
        return new FieldView(
                field.code(),
                field.title().in(locale),
                field.type(),
                field.required(),
                field.unit(),
                field.choices().stream()
                        .map(choice ->
                                new ChoiceView(choice.code(), choice.title().in(locale), choice.unit()))
                        .toList(),
                field.absences().stream()
                        .sorted()
                        .map(absence -> absence.mark())
                        .toList());
    }

    JobView job(Job job, Actor actor, Locale locale) {
        Job.Refusal refused = job.refusal();
        Map<String, Long> leftOut = new LinkedHashMap<>();
        job.leftOut().forEach((reason, count) -> leftOut.put(reason.name(), count));
        return new JobView(
                job.id(),
                job.target(),
                targets.find(job.target())
                        .map(target -> target.title().in(locale))
                        .orElse(job.target()),
                job.context(),
                targets.titleOf(job).map(title -> title.in(locale)).orElse(job.context()),
                job.source(),
                job.file().value(),
                job.name(),
                job.bytes(),
                job.state().word(),
                job.state().runs(),
                job.state().isOver(),
                job.hold(),
                job.rowsTotal(),
                job.rowsRead(),
                job.counts().good(),
                job.counts().parked(),
                job.counts().taken(),
                job.counts().unchanged(),
                job.counts().discarded(),
                leftOut,
                refused == null ? null : refusal(refused, locale),
                job.incident(),
                job.earlier(),
                targets.mayImport(actor, job),
                job.requester(),
                job.requestedAt(),
                job.finishedAt());
    }

    private RefusalView refusal(Job.Refusal refused, Locale locale) {
        var told = problems.describe(
                new Kept(refused.code()), locale, refused.arguments().toArray());
        String title = told.getTitle();
        String detail = told.getDetail();
        return new RefusalView(refused.code(), title == null ? "" : title, detail == null ? "" : detail);
    }

    /** A code that was kept as text. */
    private record Kept(String code) implements ProblemCode {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
    }

    RowView row(StagedRow row, IntakeForm form, Locale locale) {
        Map<String, CellView> cells = new LinkedHashMap<>();
        for (IntakeField field : form.fields()) {
            Written written = row.cells().get(field.code());
            if (written != null) {
                cells.put(
                        field.code(),
                        new CellView(
                                written.text(),
                                written.unit(),
                                written.place(),
                                written.is(RawCell.Mark.COMPUTED),
                                written.is(RawCell.Mark.ROUNDED)));
            }
        }
        return new RowView(
                row.number(),
                row.place(),
                row.state().word(),
                row.version(),
                cells,
                row.faults().stream().map(fault -> fault(fault, form, locale)).toList(),
                row.reason());
    }

    FaultView fault(IntakeFault fault, IntakeForm form, Locale locale) {
        return new FaultView(
                fault.field(), fault.code(), fault.found(), fault.allowed(), sentence(fault, form, locale));
    }

    /** What is wrong, what is allowed and what to do, in one sentence. */
    String sentence(IntakeFault fault, IntakeForm form, Locale locale) {
        List<String> arguments = new ArrayList<>(fault.arguments());
        if (arguments.isEmpty()) {
            String title = form.find(fault.field())
                    .map(field -> field.title().in(locale))
                    .orElse(fault.field());
            arguments.addAll(List.of(title, fault.found(), fault.allowed()));
        }
        return problems.detail(new Kept(fault.code()), locale, arguments.toArray());
    }
}
