package io.qingyuan.plan.internal.condition;

import io.qingyuan.receipts.Canonical;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a case of a circumstance that bars an application (否决情形).
 *
 * @param id names this version; a correction has another
 * @param event names the case through all its versions
 * @param happenedOn the day it leaves the look-back window by
 * @param document the paper it is known from
 * @param withdrawn the reason why it was taken back
 */
record VetoEvent(
        UUID id,
        UUID event,
        String plan,
        String circumstance,
        LocalDate happenedOn,
        String summary,
        @Nullable String document,
        List<String> evidence,
        @Nullable String withdrawn,
        boolean sample,
        String author,
        Instant recordedAt) {

    static final String SOURCE = "plan.veto-event";

    VetoEvent {
        evidence = List.copyOf(evidence);
    }

    Canonical canonical() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("plan", plan);
        members.put("circumstance", circumstance);
        members.put("happenedOn", happenedOn);
        members.put("summary", summary);
        if (document != null) {
            members.put("document", document);
        }
        members.put("evidence", evidence);
        return Canonical.of(members);
    }
}
