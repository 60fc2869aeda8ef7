package io.qingyuan.casework.internal;

import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Steps of cases in the evidence log. */
@Component
class SealedCases implements SealedSubjects {

    private final JdbcSteps steps;
    private final JdbcCases cases;
    private final CaseAccess access;

    SealedCases(JdbcSteps steps, JdbcCases cases, CaseAccess access) {
        this.steps = steps;
        this.cases = cases;
        this.access = access;
    }

    @Override
    public String prefix() {
        return StepBook.PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return uuid(id).flatMap(step -> steps.byId(List.of(step)).stream().findFirst())
                .flatMap(step -> cases.find(step.caseId()).map(row -> mayRead(actor, row, step)))
                .orElse(false);
    }

    private boolean mayRead(Actor actor, CaseRow row, StepRow step) {
        return step.person().equals(actor.person())
                || access.sees(actor, row).filter(CaseAccess.Sight::whole).isPresent();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        List<UUID> asked = ids.stream()
                .map(id -> uuid(id).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        return steps.byId(asked).stream()
                .collect(Collectors.toMap(step -> step.id().toString(), StepRow::content));
    }
}
