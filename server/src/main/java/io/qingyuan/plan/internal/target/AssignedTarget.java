package io.qingyuan.plan.internal.target;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.receipts.Canonical;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a target a superior authority assigned (上级下达的目标任务).
 *
 * @param id names this version; a correction has another
 * @param target names the target through all its versions
 * @param withdrawn the reason why it was taken back
 */
public record AssignedTarget(
        UUID id,
        UUID target,
        String plan,
        String item,
        int year,
        Limit limit,
        Document document,
        List<String> evidence,
        @Nullable String withdrawn,
        boolean sample,
        String author,
        Instant recordedAt) {

    /** The name receipts know these facts by. */
    public static final String SOURCE = "plan.assigned-target";

    public AssignedTarget {
        evidence = List.copyOf(evidence);
    }

    /**
     * The paper it stands on.
     *
     * @param assigner who assigned it: the code of a unit, or a name
     */
    public record Document(
            String assigner,
            String number,
            @Nullable String title,
            @Nullable LocalDate issuedOn,
            @Nullable String note) {}

    @JsonIgnore
    public boolean isInForce() {
        return withdrawn == null;
    }

    /** What receipts keep of it. */
    public Canonical canonical() {
        Map<String, Object> members = new LinkedHashMap<>(limit.members());
        members.put("plan", plan);
        members.put("item", item);
        members.put("year", year);
        members.put("assigner", document.assigner());
        members.put("document", document.number());
        members.put("recordedAt", recordedAt);
        return Canonical.of(members);
    }
}
