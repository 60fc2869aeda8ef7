package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.Cases;
import io.qingyuan.identity.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Hands cases to other modules, and opens those that something else calls for. */
@Service
class OpenCases implements Cases {

    private final JdbcCases cases;
    private final StepBook steps;
    private final Procedures procedures;
    private final CaseDesk desk;
    private final CaseAccess access;

    OpenCases(JdbcCases cases, StepBook steps, Procedures procedures, CaseDesk desk, CaseAccess access) {
        this.cases = cases;
        this.steps = steps;
        this.procedures = procedures;
        this.desk = desk;
        this.access = access;
    }

    @Override
    public Optional<Seen> find(CaseId id) {
        return cases.find(id).map(this::seen);
    }

    @Override
    public boolean mayRead(Actor actor, CaseId id) {
        return cases.find(id).map(row -> access.sees(actor, row).isPresent()).orElse(false);
    }

    @Override
    public List<Seen> of(String procedure, @Nullable CaseId after, int limit) {
        return cases.of(procedure, after, limit).stream().map(this::seen).toList();
    }

    @Override
    public CaseId open(String procedure, String cause, String reason, ObjectNode values, boolean sample) {
        return desk.openBecause(procedure, new ActInput(values, reason, null, false, null, cause), sample);
    }

    private Seen seen(CaseRow row) {
        List<StepRow> done = steps.of(row.id());
        Set<String> nodes = done.stream()
                .filter(step -> step.act() == Act.DONE && step.node() != null)
                .map(step -> String.valueOf(step.node()))
                .collect(Collectors.toSet());
        return new Seen(
                row.procedureId(),
                row.id(),
                row.number(),
                row.subject(),
                row.state().name().toLowerCase(Locale.ROOT),
                nodes,
                new CaseValues(procedures.version(row.procedureHash()), done).values(),
                row.sample());
    }
}
