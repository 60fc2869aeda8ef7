package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.ProjectReader.Snapshot;
import io.qingyuan.plan.internal.project.ProjectViews.RowView;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How all projects stand, for whatever gathers them. */
@Component
public class ProjectStates {

    private final ProjectReader reader;

    ProjectStates(ProjectReader reader) {
        this.reader = reader;
    }

    /** A project in short; money in 10⁴ yuan (万元). */
    public record Brief(
            int number,
            PackText title,
            String state,
            @Nullable BigDecimal investment,
            @Nullable BigDecimal built,
            @Nullable BigDecimal arranged,
            @Nullable BigDecimal paid,
            List<String> warnings,
            @Nullable UUID receipt,
            boolean sample) {

        public Brief {
            warnings = List.copyOf(warnings);
        }
    }

    /** All projects by number. */
    public List<Brief> at(AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        return snapshot.model().all().stream()
                .map(snapshot::row)
                .map(ProjectStates::brief)
                .toList();
    }

    private static Brief brief(RowView row) {
        return new Brief(
                row.number(),
                row.title(),
                row.standing().status(),
                number(row.investment()),
                number(row.standing().builtPercent()),
                number(row.standing().arranged()),
                number(row.standing().paid()),
                row.standing().warnings(),
                row.standing().receipt(),
                row.standing().sample());
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
