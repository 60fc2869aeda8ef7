package io.qingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Lineage.Span;
import io.qingyuan.identity.Lineage.Step;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate MERGED = LocalDate.of(2024, 1, 1);
    private static final LocalDate SPLIT = LocalDate.of(2025, 1, 1);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    /** a and b merged into c, c was split into d and e; f split off g and goes on. */
    private static final Lineage<String> LINEAGE = new Lineage<>(
            TODAY,
            List.of(
                    span("a", LocalDate.MIN, MERGED),
                    span("b", LocalDate.MIN, MERGED),
                    span("c", MERGED, SPLIT),
                    span("d", SPLIT, LocalDate.MAX),
                    span("e", SPLIT, LocalDate.MAX),
                    span("f", LocalDate.MIN, LocalDate.MAX),
                    span("g", SPLIT, LocalDate.MAX),
                    span("gone", LocalDate.MIN, MERGED)),
            List.of(
                    new Step<>("a", "c", MERGED, true),
                    new Step<>("b", "c", MERGED, true),
                    new Step<>("c", "d", SPLIT, false),
                    new Step<>("c", "e", SPLIT, true),
                    new Step<>("f", "g", SPLIT, false)));

    private static Span<String> span(String id, LocalDate from, LocalDate to) {
        return new Span<>(id, Title.of("名" + id, null), from, to);
    }

    @Test
    void whatEndedIsFollowedThroughEveryChangeToWhatIsThereNow() {
        assertThat(LINEAGE.heirs("a", LONG_AGO)).containsExactlyInAnyOrder("d", "e");
        assertThat(LINEAGE.heirs("a")).containsExactly("e", "d");
        assertThat(LINEAGE.heirs("gone")).isEmpty();
        assertThat(LINEAGE.former("d")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatGoesOnAfterAPartLeftIsBothBeforeAndItselfAfter() {
        assertThat(LINEAGE.heirs("f", LONG_AGO)).containsExactlyInAnyOrder("f", "g");
        assertThat(LINEAGE.heirs("f", SPLIT)).containsExactly("f");
        assertThat(LINEAGE.former("g")).isEmpty();
        assertThat(LINEAGE.parts("g", LONG_AGO)).containsExactly("f");
    }

    @Test
    void onADayThereStoodWhatItHadBecomeOrWhatItCameOf() {
        assertThat(LINEAGE.on("a", LONG_AGO)).containsExactly("a");
        assertThat(LINEAGE.on("a", MERGED)).containsExactly("c");
        assertThat(LINEAGE.on("a", SPLIT)).containsExactlyInAnyOrder("d", "e");
        assertThat(LINEAGE.on("d", LONG_AGO)).containsExactlyInAnyOrder("a", "b");
        assertThat(LINEAGE.on("gone", SPLIT)).isEmpty();
    }

    @Test
    void theLastNameOfWhatEndedIsKept() {
        assertThat(LINEAGE.title("a")).contains(Title.of("名a", null));
        assertThat(LINEAGE.endOf("a")).contains(MERGED);
        assertThat(LINEAGE.endOf("d")).isEmpty();
    }
}
