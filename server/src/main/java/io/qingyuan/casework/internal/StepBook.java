package io.qingyuan.casework.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.StepRow.Position;
import io.qingyuan.casework.internal.StepRow.StepFile;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Form;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.Lookups;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Assignment;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what was done, with files, signature, audit entry and seal, in the caller's transaction. */
@Component
class StepBook {

    static final String PREFIX = "case-step";

    /** Clocks of phones run ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_REASON = 2_000;
    private static final BigDecimal LONGEST_LONGITUDE = BigDecimal.valueOf(180);
    private static final BigDecimal LONGEST_LATITUDE = BigDecimal.valueOf(90);

    private final JdbcSteps stored;
    private final JdbcCases cases;
    private final Lookups lookups;
    private final Files files;
    private final Audit audit;
    private final Evidence evidence;

    StepBook(JdbcSteps stored, JdbcCases cases, Lookups lookups, Files files, Audit audit, Evidence evidence) {
        this.stored = stored;
        this.cases = cases;
        this.lookups = lookups;
        this.files = files;
        this.audit = audit;
        this.evidence = evidence;
    }

    /**
     * What is to be kept.
     *
     * @param through the post the person acts by
     * @param sign whether the procedure asks for a signature
     */
    record Draft(
            CaseId caseId,
            Act act,
            @Nullable String node,
            @Nullable UUID task,
            @Nullable Assignment through,
            ObjectNode values,
            List<StepFile> files,
            ObjectNode details,
            boolean sign) {

        static Draft of(CaseId id, Act act) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return new Draft(id, act, null, null, null, json.objectNode(), List.of(), json.objectNode(), false);
        }

        Draft at(@Nullable String itsNode, @Nullable UUID itsTask) {
            return new Draft(caseId, act, itsNode, itsTask, through, values, files, details, sign);
        }

        Draft by(@Nullable Assignment assignment) {
            return new Draft(caseId, act, node, task, assignment, values, files, details, sign);
        }

        Draft saying(Filled filled) {
            return new Draft(caseId, act, node, task, through, filled.values(), filled.files(), details, sign);
        }

        Draft signed(boolean its) {
            return new Draft(caseId, act, node, task, through, values, files, details, its);
        }

        Draft with(String name, String value) {
            ObjectNode more = details.deepCopy();
            more.put(name, value);
            return new Draft(caseId, act, node, task, through, values, files, more, sign);
        }
    }

    /** A form that was filled in well. */
    record Filled(ObjectNode values, List<StepFile> files) {
        Filled {
            files = List.copyOf(files);
        }

        static Filled nothing() {
            return new Filled(JsonNodeFactory.instance.objectNode(), List.of());
        }
    }

    /** Whether the person did this before under the same key; holds back the same act sent twice at once. */
    Optional<StepRow> replayed(Actor actor, ActInput input, Act act) {
        String key = input.key();
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(CaseProblem.KEY_FORM, LONGEST_KEY);
        }
        stored.lock(actor.person(), key);
        Optional<StepRow> before = stored.byKey(actor.person(), key);
        before.filter(step -> step.act() != act).ifPresent(_ -> {
            throw new ProblemException(CaseProblem.KEY_USED, key);
        });
        return before;
    }

    /** Checks a form; every fault is told. */
    Filled fill(@Nullable Form form, JsonNode given) {
        if (form == null) {
            return Filled.nothing();
        }
        Checked checked = form.fields().check(given, lookups.fresh(), true);
        if (!checked.isFine()) {
            throw new ProblemException(
                    CaseProblem.INVALID, checked.faults(), checked.faults().size());
        }
        List<StepFile> found = new ArrayList<>();
        for (Field field : form.fields().fields()) {
            JsonNode value = checked.values().get(field.id());
            if (field.kind() instanceof FieldKind.Files && value != null) {
                for (int i = 0; i < value.size(); i++) {
                    StoredFile file =
                            files.find(FileId.of(value.get(i).asString())).orElseThrow();
                    found.add(new StepFile(
                            field.id(), i, file.id().value(), file.name(), file.sha256(), file.sizeBytes()));
                }
            }
        }
        return new Filled(checked.values(), found);
    }

    /** Keeps a step. */
    StepRow keep(Actor actor, Draft draft, ActInput input, Instant now, Instant notBefore) {
        if (draft.sign() && !input.signed()) {
            throw new ProblemException(CaseProblem.SIGNATURE_MISSING);
        }
        Assignment through = draft.through();
        int number = cases.advance(draft.caseId());
        StepRow step = new StepRow(
                new UUID(0, 0),
                draft.caseId(),
                number,
                draft.act(),
                draft.node(),
                draft.task(),
                actor.person(),
                through == null ? null : through.unit(),
                through == null ? null : through.role(),
                through != null && through.acting(),
                happened(input, now, notBefore),
                now,
                position(input.position()),
                reason(input),
                draft.values(),
                draft.details(),
                null,
                draft.files());
        String content = step.content();
        StepRow whole = signed(step, draft.sign() ? digest(content) : null);
        UUID id = stored.insert(whole, input.key());
        evidence.seal(List.of(new Event("case.step", PREFIX + "/" + id, content)));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("act", draft.act().name());
        details.put("number", number);
        if (draft.node() != null) {
            details.put("step", draft.node());
        }
        audit.record(actor, word(draft.act()), CaseRow.KIND, draft.caseId().toString(), details);
        draft.files()
                .forEach(file -> files.attach(
                        actor, new FileId(file.file()), CaseFiles.KIND, CaseFiles.thing(draft.caseId(), draft.node())));
        return whole;
    }

    private static StepRow signed(StepRow step, @Nullable String signature) {
        return new StepRow(
                step.id(),
                step.caseId(),
                step.number(),
                step.act(),
                step.node(),
                step.task(),
                step.person(),
                step.unit(),
                step.role(),
                step.acting(),
                step.happenedAt(),
                step.recordedAt(),
                step.position(),
                step.reason(),
                step.values(),
                step.details(),
                signature,
                step.files());
    }

    static String digest(String content) {
        return CanonicalJson.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String word(Act act) {
        return act.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Instant happened(ActInput input, Instant now, Instant notBefore) {
        Instant given = input.happenedAt();
        if (given == null) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
        if (given.isAfter(now.plus(AHEAD)) || given.isBefore(notBefore)) {
            throw new ProblemException(CaseProblem.HAPPENED, given.toString(), notBefore.toString());
        }
        return given.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Position position(@Nullable Position given) {
        if (given == null) {
            return null;
        }
        if (given.longitude().abs().compareTo(LONGEST_LONGITUDE) > 0
                || given.latitude().abs().compareTo(LONGEST_LATITUDE) > 0) {
            throw new ProblemException(
                    CaseProblem.POSITION,
                    given.longitude().toPlainString(),
                    given.latitude().toPlainString());
        }
        java.math.RoundingMode half = java.math.RoundingMode.HALF_EVEN;
        BigDecimal accuracy = given.accuracyMeters();
        return new Position(
                given.longitude().setScale(7, half),
                given.latitude().setScale(7, half),
                accuracy == null ? null : accuracy.setScale(1, half));
    }

    private static @Nullable String reason(ActInput input) {
        String reason = input.reason();
        if (reason == null || reason.isBlank()) {
            return null;
        }
        String kept = reason.strip();
        return kept.length() > LONGEST_REASON ? kept.substring(0, LONGEST_REASON) : kept;
    }

    static String needReason(ActInput input) {
        String reason = reason(input);
        if (reason == null) {
            throw new ProblemException(CaseProblem.REASON_MISSING);
        }
        return reason;
    }

    /** What a procedure asks of the place is there. */
    static void checkPosition(Procedure.Step step, ActInput input) {
        if (step.position() == Procedure.Position.REQUIRED && input.position() == null) {
            throw new ProblemException(CaseProblem.POSITION_MISSING);
        }
    }

    List<StepRow> of(CaseId id) {
        return stored.of(id);
    }

    Instant now() {
        return cases.now();
    }
}
