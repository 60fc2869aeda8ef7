package io.qingyuan.registry.internal.open;

import io.qingyuan.files.FileGuard;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever may review a report may read what came with it. */
@Component
class ReportGuard implements FileGuard {

    private final JdbcPublicReports reports;
    private final Registers registers;
    private final Policy policy;

    ReportGuard(JdbcPublicReports reports, Registers registers, Policy policy) {
        this.reports = reports;
        this.registers = registers;
        this.policy = policy;
    }

    @Override
    public String kind() {
        return Reports.FILES;
    }

    @Override
    public boolean mayRead(Actor actor, String thingId) {
        UUID id;
        try {
            id = UUID.fromString(thingId);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return reports.find(id)
                .flatMap(report -> registers.find(report.register()))
                .flatMap(register -> Optional.ofNullable(register.open()))
                .map(Register.OpenSide::report)
                .filter(form -> policy.allows(actor, Verb.REVIEW, Thing.of("registry." + form.into())))
                .isPresent();
    }
}
