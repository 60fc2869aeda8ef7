package io.qingyuan.plan;

import io.qingyuan.packs.PackText;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How commitments and projects stand, in short. */
public interface Duties {

    /** All commitments by state, and those whose deadline has passed. */
    CommitmentSummary commitments(AsOf asOf);

    /** All projects by state, and their money. */
    ProjectSummary projects(AsOf asOf);

    /**
     * All commitments.
     *
     * @param counts how many are in each state
     * @param overdue not reached though the deadline has passed, the longest overdue first
     * @param overdueUnreported how many have a deadline that passed and nothing reported
     * @param sample whether any state rests on sample data
     */
    record CommitmentSummary(
            int total, Map<String, Integer> counts, List<Overdue> overdue, int overdueUnreported, boolean sample) {

        public CommitmentSummary {
            counts = Map.copyOf(counts);
            overdue = List.copyOf(overdue);
        }
    }

    /** A commitment past its deadline. */
    record Overdue(String id, String ref, PackText title, LocalDate deadline, long days, boolean sample) {}

    /**
     * All projects; money in 10⁴ yuan (万元).
     *
     * @param counts how many are in each state
     * @param planned the sum of those that print an amount
     * @param withoutAmount how many print none
     * @param averageBuilt the built share weighted by planned money, over the projects that have both
     */
    record ProjectSummary(
            int total,
            Map<String, Integer> counts,
            BigDecimal planned,
            long withoutAmount,
            BigDecimal arranged,
            BigDecimal paid,
            @Nullable BigDecimal averageBuilt,
            List<Behind> behind,
            boolean sample) {

        public ProjectSummary {
            counts = Map.copyOf(counts);
            behind = List.copyOf(behind);
        }
    }

    /** A project that is late or silent. */
    record Behind(
            int number,
            PackText title,
            String state,
            @Nullable String builtPercent,
            List<String> warnings,
            @Nullable UUID receipt,
            boolean sample) {

        public Behind {
            warnings = List.copyOf(warnings);
        }
    }
}
