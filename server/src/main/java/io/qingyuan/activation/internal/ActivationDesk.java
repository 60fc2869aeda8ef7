package io.qingyuan.activation.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Activation by a person: the act and its line in the audit trail stand or fall together. */
@Service
class ActivationDesk {

    private static final String KIND = "packs.pack";

    private final PackActivations activations;
    private final Audit audit;

    ActivationDesk(PackActivations activations, Audit audit) {
        this.activations = activations;
        this.audit = audit;
    }

    @Transactional
    public PackChange activate(Actor actor, String seen) {
        PackChange change = activations.activate(actor.name(), Optional.of(seen));
        if (!change.isEmpty()) {
            audit.record(
                    actor,
                    "activate",
                    KIND,
                    change.after().hash(),
                    Map.of(
                            "before",
                            change.before().hash(),
                            "changes",
                            change.diff().changes().size()));
        }
        return change;
    }

    @Transactional
    public void loadSample(Actor actor) {
        activations.loadSample();
        audit.record(actor, "load-sample", KIND, "sample", Map.of());
    }

    @Transactional
    public void removeSample(Actor actor) {
        activations.removeSample();
        audit.record(actor, "remove-sample", KIND, "sample", Map.of());
    }
}
