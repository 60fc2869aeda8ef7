package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.CommitmentReader.Snapshot;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
import io.qingyuan.time.AsOf;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The states of all commitments, for whatever gathers them: tasks, the cockpit. */
@Component
public class CommitmentStates {

    private final CommitmentReader reader;

    CommitmentStates(CommitmentReader reader) {
        this.reader = reader;
    }

    /**
     * A commitment with its state.
     *
     * @param status see {@link State}
     * @param days days to the deadline; negative when it has passed
     */
    public record Standing(
            String id, String ref, PackText title, String status, LocalDate deadline, long days, boolean sample) {}

    /** All commitments by id, in the order of the plan. */
    public Map<String, Standing> at(AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (RowView row : snapshot.rows()) {
            standings.put(
                    row.id(),
                    new Standing(
                            row.id(),
                            row.ref(),
                            row.title(),
                            row.state().status(),
                            row.deadline(),
                            row.state().days(),
                            row.state().sample()));
        }
        return standings;
    }
}
