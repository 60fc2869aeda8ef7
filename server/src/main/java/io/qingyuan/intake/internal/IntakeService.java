package io.qingyuan.intake.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.files.Files;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.internal.StagedRow.State;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.Suggestion;
import io.qingyuan.intake.internal.shaping.Written;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with imports: send, settle the columns, stop, mend rows, discard them, take them. */
@Service
class IntakeService {

    static final String KIND = "intake.job";

    private final JdbcJobs jobs;
    private final JdbcRows rows;
    private final Targets targets;
    private final Steps steps;
    private final Runner runner;
    private final Files files;
    private final Audit audit;
    private final TransactionTemplate transactions;

    IntakeService(
            JdbcJobs jobs,
            JdbcRows rows,
            Targets targets,
            Steps steps,
            Runner runner,
            Files files,
            Audit audit,
            TransactionTemplate transactions) {
        this.jobs = jobs;
        this.rows = rows;
        this.targets = targets;
        this.steps = steps;
        this.runner = runner;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Stores the file and begins.
     *
     * @param source who made the file: whoever sends the same layout every time; the context itself when empty
     * @param hold whether good rows wait until somebody says take
     */
    Job submit(
            Actor actor, InputStream content, String name, String target, String context, String source, boolean hold)
            throws IOException {
        targets.require(actor, target, context);
        StoredFile file = files.store(actor, content, name);
        switch (file.type()) {
            case XLSX, XLS, CSV, TXT, GZIP -> {
                // may hold tables
            }
            case PDF, PNG, JPEG, WEBP, DOCX, PPTX, ZIP -> throw new ProblemException(IntakeProblem.FILE_TYPE, name);
        }
        UUID id = Objects.requireNonNull(transactions.execute(_ -> {
            UUID job = jobs.insert(target, context, source.isBlank() ? context : source.strip(), file, hold, actor);
            files.attach(actor, file.id(), KIND, job.toString());
            audit.record(
                    actor,
                    "import",
                    KIND,
                    job.toString(),
                    Map.of("target", target, "context", context, "name", file.name(), "sha256", file.sha256()));
            return job;
        }));
        runner.wake();
        return jobs.find(id).orElseThrow();
    }

    Job readable(Actor actor, UUID id) {
        return jobs.find(id)
                .filter(job -> targets.mayRead(actor, job))
                .orElseThrow(() -> new ProblemException(IntakeProblem.NOT_FOUND, id));
    }

    /** Imports the person may see, the latest first. */
    List<Job> latest(Actor actor, @Nullable String target, @Nullable String context, @Nullable UUID before, int limit) {
        List<Job> seen = new ArrayList<>();
        UUID from = before;
        while (seen.size() < limit) {
            List<Job> page = jobs.latest(target, context, from, limit);
            page.stream().filter(job -> targets.mayRead(actor, job)).forEach(seen::add);
            if (page.size() < limit) {
                break;
            }
            from = page.getLast().id();
        }
        return seen.stream().limit(limit).toList();
    }

    IntakeForm form(Actor actor, Job job) {
        if (!targets.mayRead(actor, job)) {
            throw new ProblemException(IntakeProblem.NOT_FOUND, job.id());
        }
        return targets.get(job.target()).form(job.context());
    }

    /** What the columns of a sheet seem to be, by the header where a person says it is, or where it seems to be. */
    record Proposal(int sheet, Suggestion.Found found) {}

    Proposal propose(Actor actor, Job job, @Nullable Integer sheet, @Nullable Integer row, int rowCount)
            throws IOException {
        IntakeForm form = form(actor, job);
        List<SheetFacts> facts = steps.facts(job);
        Suggestion suggestion = new Suggestion(form, Steps.uses(jobs.mappings(job.target()), job.source()));
        int wanted = sheet == null
                ? suggestion.choose(facts).map(Suggestion.Chosen::sheet).orElse(0)
                : sheet;
        if (wanted < 0 || wanted >= facts.size()) {
            throw new ProblemException(IntakeProblem.MAPPING_SHEET, Integer.toString(wanted + 1));
        }
        SheetFacts chosen = facts.get(wanted);
        Optional<Suggestion.Found> found =
                row == null ? suggestion.find(chosen) : suggestion.withHeader(chosen, row, rowCount);
        return new Proposal(
                wanted,
                found.orElseThrow(() -> new ProblemException(
                        IntakeProblem.MAPPING_HEADER, row == null ? "" : row.toString(), chosen.name())));
    }

    /** Settles what the columns are; with {@code save} the next file of the source goes through by itself. */
    Job settle(Actor actor, UUID id, Mapping mapping, boolean save) throws IOException {
        Job job = mine(actor, id);
        require(job, job.state() == JobState.MAPPING);
        IntakeForm form = targets.get(job.target()).form(job.context());
        List<SheetFacts> facts = steps.facts(job);
        SheetFacts sheet = facts.get(Steps.sheet(facts, mapping.sheet())
                .orElseThrow(() -> new ProblemException(IntakeProblem.MAPPING_SHEET, mapping.sheet())));
        Suggestion.Found found = new Suggestion(form, List.of())
                .withHeader(sheet, mapping.headerRow(), mapping.headerRows())
                .orElseThrow(() -> new ProblemException(
                        IntakeProblem.MAPPING_HEADER, Integer.toString(mapping.headerRow()), mapping.sheet()));
        MappingCheck.check(form, mapping, found.header().headings());
        transactions.executeWithoutResult(_ -> {
            Job now = jobs.lock(id).orElseThrow();
            require(now, now.state() == JobState.MAPPING);
            if (save) {
                jobs.saveMapping(job.target(), job.source(), mapping, actor);
            }
            jobs.mapped(id, mapping, sheet.rows());
            audit.record(actor, "settle-columns", KIND, id.toString(), Map.of("saved", save));
        });
        runner.wake();
        return jobs.find(id).orElseThrow();
    }

    /** Asks for an import to stop; rows taken before stay taken. */
    Job cancel(Actor actor, UUID id) {
        Job job = mine(actor, id);
        transactions.executeWithoutResult(_ -> {
            Job now = jobs.lock(job.id()).orElseThrow();
            require(now, !now.state().isOver());
            if (now.state().runs()) {
                jobs.askToStop(id);
            } else {
                jobs.state(id, JobState.CANCELLED);
            }
            audit.record(actor, "cancel", KIND, id.toString(), Map.of());
        });
        runner.wake();
        return jobs.find(id).orElseThrow();
    }

    /** Takes rows that were held back, goes on after a failure, or takes the same file once more. */
    Job take(Actor actor, UUID id) {
        Job job = mine(actor, id);
        transactions.executeWithoutResult(_ -> {
            Job now = jobs.lock(job.id()).orElseThrow();
            switch (now.state()) {
                case HELD -> jobs.release(id);
                case UNCHANGED -> jobs.again(id);
                case FAILED -> {
                    require(now, now.mapping() != null);
                    jobs.state(id, JobState.STAGING);
                }
                case RECEIVED, MAPPING, READY, STAGING, TAKING, PARKED, DONE, REFUSED, CANCELLED -> require(now, false);
            }
            audit.record(actor, "go-on", KIND, id.toString(), Map.of());
        });
        runner.wake();
        return jobs.find(id).orElseThrow();
    }

    List<StagedRow> rows(Actor actor, UUID id, @Nullable State state, long after, int limit) {
        return rows.list(readable(actor, id).id(), state, after, limit);
    }

    /**
     * What somebody writes into fields of one waiting row.
     *
     * @param seen the version of the row they saw
     * @param cells texts by field
     */
    record Correction(long number, int seen, Map<String, String> cells) {}

    /** Writes into waiting rows and checks them again; all of them or none. */
    List<StagedRow> correct(Actor actor, UUID id, List<Correction> corrections) {
        Job job = mine(actor, id);
        IntakeForm form = targets.get(job.target()).form(job.context());
        RowCheck check = new RowCheck(form, targets.get(job.target()), job, actor);
        List<StagedRow> written = Objects.requireNonNull(transactions.execute(_ -> {
            Job now = jobs.lock(id).orElseThrow();
            require(
                    now,
                    now.state() == JobState.PARKED || now.state() == JobState.HELD || now.state() == JobState.TAKING);
            List<StagedRow> changed = new ArrayList<>();
            for (Correction correction : corrections) {
                changed.add(write(actor, job, form, correction));
            }
            List<StagedRow> checked = new ArrayList<>();
            for (StagedRow row : check.checked(changed)) {
                StagedRow judged = doubled(id, row);
                rows.write(id, judged);
                checked.add(judged);
            }
            jobs.recount(id);
            if (now.state() == JobState.PARKED && checked.stream().anyMatch(row -> row.state() == State.GOOD)) {
                jobs.state(id, JobState.TAKING);
            }
            audit.record(actor, "correct", KIND, id.toString(), Map.of("rows", corrections.size()));
            return checked;
        }));
        runner.wake();
        return written;
    }

    private StagedRow write(Actor actor, Job job, IntakeForm form, Correction correction) {
        StagedRow row = rows.lock(job.id(), correction.number())
                .filter(found -> found.state() == State.PARKED || found.state() == State.GOOD)
                .orElseThrow(() -> new ProblemException(IntakeProblem.NO_ROW, Long.toString(correction.number())));
        if (row.version() != correction.seen()) {
            throw new ProblemException(IntakeProblem.CHANGED_MEANWHILE, row.place());
        }
        Map<String, Written> cells = new HashMap<>(row.cells());
        correction.cells().forEach((field, text) -> {
            if (form.find(field).isEmpty()) {
                throw new ProblemException(IntakeProblem.MAPPING_FIELD, field);
            }
            Written before = cells.getOrDefault(field, new Written("", Set.of(), "", ""));
            cells.put(field, before.corrected(text));
            rows.correction(job.id(), row, field, before.text(), text, actor);
        });
        return new StagedRow(
                row.number(), row.place(), row.state(), cells, List.of(), null, row.version() + 1, row.reason());
    }

    private StagedRow doubled(UUID job, StagedRow row) {
        String key = row.keyHash();
        if (row.state() != State.GOOD || key == null) {
            return row;
        }
        return rows.placeOfDouble(job, row.number(), key)
                .map(place -> row.parked(List.of(IntakeFault.of("", IntakeProblem.TWICE, place, ""))))
                .orElse(row);
    }

    /** Rows that are not to be taken; they stay readable with the reason. */
    Job discard(Actor actor, UUID id, List<Long> numbers, String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(IntakeProblem.REASON);
        }
        mine(actor, id);
        transactions.executeWithoutResult(_ -> {
            Job now = jobs.lock(id).orElseThrow();
            require(now, now.state() == JobState.PARKED || now.state() == JobState.HELD);
            for (long number : numbers) {
                StagedRow row = rows.lock(id, number)
                        .filter(found -> found.state() == State.PARKED)
                        .orElseThrow(() -> new ProblemException(IntakeProblem.NO_ROW, Long.toString(number)));
                rows.write(id, row.discarded(reason.strip()));
            }
            jobs.recount(id);
            if (now.state() == JobState.PARKED
                    && jobs.find(id).orElseThrow().counts().parked() == 0) {
                jobs.state(id, JobState.DONE);
            }
            audit.record(
                    actor, "discard", KIND, id.toString(), Map.of("rows", numbers.size(), "reason", reason.strip()));
        });
        return jobs.find(id).orElseThrow();
    }

    /** The import, for somebody who may import into its context today. */
    private Job mine(Actor actor, UUID id) {
        Job job = readable(actor, id);
        if (!targets.mayImport(actor, job)) {
            throw new ProblemException(IdentityProblem.OTHER_UNIT, job.context(), job.target());
        }
        return job;
    }

    private static void require(Job job, boolean may) {
        if (!may) {
            throw new ProblemException(IntakeProblem.STATE, job.state().word());
        }
    }
}
