package io.qingyuan.intake.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.audit.Audit;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.internal.StagedRow.State;
import io.qingyuan.intake.internal.reading.Limits;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.reading.TableFile;
import io.qingyuan.intake.internal.reading.TableFiles;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.RowShaper;
import io.qingyuan.intake.internal.shaping.Suggestion;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps an import goes through by itself. Each ends in a state from which the next begins, also after a crash. */
@Component
class Steps {

    private static final int SURVEYS = 4;

    private final JdbcJobs jobs;
    private final JdbcRows rows;
    private final Targets targets;
    private final People people;
    private final Files files;
    private final Audit audit;
    private final DataDirectory data;
    private final TransactionTemplate transactions;
    private final Cache<UUID, List<SheetFacts>> surveys = Caffeine.newBuilder()
            .maximumSize(SURVEYS)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private volatile boolean stopping;

    Steps(
            JdbcJobs jobs,
            JdbcRows rows,
            Targets targets,
            People people,
            Files files,
            Audit audit,
            DataDirectory data,
            TransactionTemplate transactions) {
        this.jobs = jobs;
        this.rows = rows;
        this.targets = targets;
        this.people = people;
        this.files = files;
        this.audit = audit;
        this.data = data;
        this.transactions = transactions;
    }

    /** Somebody asked for the import to stop. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    /** The server stops; the import goes on at the next start. */
    static final class Interrupted extends RuntimeException {
        Interrupted() {
            super(null, null, false, false);
        }
    }

    void stop() {
        stopping = true;
    }

    void next(Job job) throws IOException {
        Actor actor = people.actor(job.requestedBy(), Locale.SIMPLIFIED_CHINESE)
                .filter(known -> targets.mayImport(known, job))
                .orElseThrow(() -> new ProblemException(IntakeProblem.NO_RIGHT, job.requester()));
        IntakeForm form = targets.get(job.target()).form(job.context());
        switch (job.state()) {
            case RECEIVED -> survey(job, form);
            case READY, STAGING -> stage(job, form, actor);
            case TAKING -> take(job, form, actor);
            case MAPPING, HELD, PARKED, DONE, UNCHANGED, REFUSED, CANCELLED, FAILED -> {
                // waits for somebody, or is over
            }
        }
    }

    /** The facts of the import's file, for which it is walked through once while somebody settles what its columns mean. */
    List<SheetFacts> facts(Job job) throws IOException {
        List<SheetFacts> known = surveys.getIfPresent(job.id());
        if (known != null) {
            return known;
        }
        List<SheetFacts> found = with(job, TableFile::survey);
        surveys.put(job.id(), found);
        return found;
    }

    void refuse(UUID id, ProblemException refusal) {
        jobs.recount(id);
        jobs.refused(
                id,
                new Job.Refusal(
                        refusal.code().code(),
                        refusal.arguments().stream().map(String::valueOf).toList()));
    }

    private void survey(Job job, IntakeForm form) throws IOException {
        List<SheetFacts> facts = facts(job);
        stopIfAsked(job.id());
        for (int i = 0; i < facts.size(); i++) {
            Optional<Mapping> template = Template.mapping(form, facts.get(i));
            if (template.isPresent()) {
                jobs.surveyed(job.id(), Survey.of(facts, i));
                jobs.mapped(job.id(), template.get(), facts.get(i).rows());
                return;
            }
        }
        List<JdbcJobs.Saved> saved = jobs.mappings(job.target());
        Suggestion.Chosen chosen = new Suggestion(form, uses(saved, job.source()))
                .choose(facts)
                .filter(found -> facts.get(found.sheet()).rows() > 0)
                .orElseThrow(() -> new ProblemException(IntakeProblem.NO_TABLE, job.name()));
        SheetFacts sheet = facts.get(chosen.sheet());
        jobs.surveyed(job.id(), Survey.of(facts, chosen.sheet()));
        Optional<Mapping> settled = saved.stream()
                .filter(one -> one.source().equals(job.source()))
                .findFirst()
                .flatMap(one -> byItself(one.mapping(), sheet, chosen.found()));
        if (settled.isPresent()) {
            jobs.mapped(job.id(), settled.get(), sheet.rows());
        } else {
            jobs.state(job.id(), JobState.MAPPING);
        }
    }

    /** The source's own mapping first, then those of the others. */
    static List<Mapping.Use> uses(List<JdbcJobs.Saved> saved, String source) {
        return Stream.concat(
                        saved.stream().filter(one -> one.source().equals(source)),
                        saved.stream().filter(one -> !one.source().equals(source)))
                .flatMap(one -> one.mapping().columns().stream())
                .toList();
    }

    /**
     * The mapping of the source, where the file has the very columns it knows and it leaves nothing to be said anew: what
     * a person said for one file (its year) is not said for the next.
     */
    private static Optional<Mapping> byItself(Mapping saved, SheetFacts sheet, Suggestion.Found found) {
        List<String> headings = found.header().headings();
        boolean fits = RowShaper.missing(saved, headings).isEmpty()
                && RowShaper.unknown(saved, headings).isEmpty()
                && saved.constants().isEmpty()
                && sheet.hiddenColumns().isEmpty()
                && sheet.hiddenRows() == 0
                && sheet.externals() == 0;
        return fits
                ? Optional.of(new Mapping(
                        sheet.name(),
                        found.header().row(),
                        found.header().rows(),
                        saved.columns(),
                        Map.of(),
                        saved.hidden()))
                : Optional.empty();
    }

    private void stage(Job job, IntakeForm form, Actor actor) throws IOException {
        if (job.state() == JobState.READY && !job.again()) {
            Optional<UUID> same = jobs.sameBefore(job);
            if (same.isPresent()) {
                jobs.unchanged(job.id(), same.get());
                return;
            }
        }
        Mapping mapping = job.settledMapping();
        List<SheetFacts> facts = facts(job);
        with(job, file -> {
            int sheet = sheet(facts, mapping.sheet())
                    .orElseThrow(() -> new ProblemException(IntakeProblem.MAPPING_SHEET, mapping.sheet()));
            Suggestion.Found found = new Suggestion(form, List.of())
                    .withHeader(facts.get(sheet), mapping.headerRow(), mapping.headerRows())
                    .orElseThrow(() -> new ProblemException(
                            IntakeProblem.MAPPING_HEADER, Integer.toString(mapping.headerRow()), mapping.sheet()));
            try (Staging staging = new Staging(
                    job,
                    new RowShaper(form, mapping, found.header().headings()),
                    new RowCheck(form, targets.get(job.target()), job, actor),
                    this::flush)) {
                file.read(sheet, facts.get(sheet), staging::row);
                staging.end();
            }
            return null;
        });
        transactions.executeWithoutResult(_ -> {
            rows.parkDoubles(job.id(), IntakeFault.of("", IntakeProblem.TWICE, "", ""));
            jobs.recount(job.id());
            jobs.state(job.id(), job.hold() ? JobState.HELD : JobState.TAKING);
        });
    }

    static Optional<Integer> sheet(List<SheetFacts> facts, String name) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Keeps a batch of staged rows with how far reading is, both or neither. */
    private void flush(Job job, Staging.Batch batch) {
        if (stopping) {
            throw new Interrupted();
        }
        Boolean cancelled = transactions.execute(_ -> {
            rows.insert(job.id(), batch.rows());
            long good = batch.rows().stream()
                    .filter(row -> row.state() == State.GOOD)
                    .count();
            return jobs.staged(
                    job.id(), batch.rowsRead(), batch.line(), good, batch.rows().size() - good, batch.leftOut());
        });
        if (Boolean.TRUE.equals(cancelled)) {
            throw new Stopped();
        }
    }

    private void take(Job job, IntakeForm form, Actor actor) {
        IntakeTarget target = targets.get(job.target());
        RowCheck check = new RowCheck(form, target, job, actor);
        long after = -1;
        while (after < Long.MAX_VALUE) {
            if (stopping) {
                throw new Interrupted();
            }
            stopIfAsked(job.id());
            long from = after;
            Long last = transactions.execute(_ -> takeSome(job, target, check, actor, from));
            after = Objects.requireNonNull(last);
        }
    }

    /**
     * One batch behind a row, whole or not at all.
     *
     * @param after the last row taken: those before it need not be looked through again
     * @return the last row of the batch; -1 to begin anew, for rows mended meanwhile; the greatest number there is when no
     *     row was left and the import has come to rest
     */
    private long takeSome(Job job, IntakeTarget target, RowCheck check, Actor actor, long after) {
        List<StagedRow> good = rows.lockGood(job.id(), after, target.takenAtOnce());
        if (good.isEmpty() && after >= 0) {
            return -1;
        }
        if (good.isEmpty()) {
            jobs.recount(job.id());
            Job now = jobs.find(job.id()).orElseThrow();
            jobs.state(job.id(), now.counts().parked() > 0 ? JobState.PARKED : JobState.DONE);
            audit.record(
                    actor,
                    "take",
                    IntakeService.KIND,
                    job.id().toString(),
                    Map.of(
                            "target", job.target(),
                            "context", job.context(),
                            "taken", now.counts().taken(),
                            "unchanged", now.counts().unchanged(),
                            "parked", now.counts().parked()));
            return Long.MAX_VALUE;
        }
        List<IntakeRow> typed = good.stream().map(check::typed).toList();
        IntakeTarget.Result result = target.take(check.batch(typed));
        Set<Long> unchanged = new HashSet<>(result.unchanged());
        Map<Long, List<IntakeFault>> refused = new HashMap<>();
        result.refused()
                .forEach(fault -> refused.computeIfAbsent(fault.row(), _ -> new ArrayList<>())
                        .add(fault.fault()));
        List<Long> taken = new ArrayList<>();
        for (StagedRow row : good) {
            List<IntakeFault> faults = refused.get(row.number());
            if (faults != null) {
                rows.write(job.id(), row.parked(faults));
            } else if (!unchanged.contains(row.number())) {
                taken.add(row.number());
            }
        }
        rows.state(job.id(), taken, State.TAKEN);
        rows.state(job.id(), unchanged, State.UNCHANGED);
        jobs.taken(job.id(), taken.size(), unchanged.size(), refused.size());
        return good.getLast().number();
    }

    private void stopIfAsked(UUID id) {
        if (jobs.isAskedToStop(id)) {
            throw new Stopped();
        }
    }

    /** Does something with the content of a table file. */
    private interface Reading<T> {
        T from(TableFile file) throws IOException;
    }

    /** Opens the stored file; a workbook must be read from more than one place at once, so it is copied out for as long. */
    private <T> T with(Job job, Reading<T> reading) throws IOException {
        Path path = data.resolve("intake/" + job.id() + "-" + UUID.randomUUID());
        try {
            try (InputStream content = files.open(job.file())) {
                java.nio.file.Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
            }
            try (TableFile file = TableFiles.open(path, job.type(), job.name(), Limits.USUAL)) {
                return reading.from(file);
            }
        } finally {
            java.nio.file.Files.deleteIfExists(path);
        }
    }
}
