package io.qingyuan.identity;

import java.util.Map;

/** Where this module's changes are recorded for the audit trail, in the change's own transaction; module audit does it. */
public interface Journal {

    void record(Actor actor, String action, String kind, String id, Map<String, ?> details);
}
