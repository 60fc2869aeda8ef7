package io.qingyuan.intake.internal;

import io.qingyuan.files.FileGuard;
import io.qingyuan.identity.Actor;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever may see an import may open the file it came from. */
@Component
class JobGuard implements FileGuard {

    private final JdbcJobs jobs;
    /** Asked for when it is needed: a target may well store files itself, and files must know their guards first. */
    private final ObjectProvider<Targets> targets;

    JobGuard(JdbcJobs jobs, ObjectProvider<Targets> targets) {
        this.jobs = jobs;
        this.targets = targets;
    }

    @Override
    public String kind() {
        return IntakeService.KIND;
    }

    @Override
    public boolean mayRead(Actor actor, String thingId) {
        try {
            return jobs.find(UUID.fromString(thingId))
                    .filter(job -> targets.getObject().mayRead(actor, job))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
