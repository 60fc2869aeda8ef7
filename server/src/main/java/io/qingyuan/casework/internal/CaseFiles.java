package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.files.FileGuard;
import io.qingyuan.identity.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files hang on the steps of a case: whoever reads what was filled in at a step reads its files. */
@Component
class CaseFiles implements FileGuard {

    static final String KIND = "casework.step";

    private final JdbcCases cases;
    private final JdbcSteps steps;
    private final CaseAccess access;

    CaseFiles(JdbcCases cases, JdbcSteps steps, CaseAccess access) {
        this.cases = cases;
        this.steps = steps;
        this.access = access;
    }

    static String thing(CaseId id, @Nullable String node) {
        return id + ":" + (node == null ? Procedure.OPENING : node);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayRead(Actor actor, String thingId) {
        int colon = thingId.indexOf(':');
        CaseId id = new CaseId(UUID.fromString(thingId.substring(0, colon)));
        String node = thingId.substring(colon + 1);
        return cases.find(id)
                .map(row -> access.sees(actor, row)
                                .filter(sight -> sight.steps().test(node))
                                .isPresent()
                        || steps.did(id, actor.person(), node))
                .orElse(false);
    }
}
