package io.qingyuan.plan;

import io.qingyuan.packs.PackText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition for applying for the title (申报条件). The last one lists circumstances that bar an application (一票否决).
 *
 * @param element the data element its state is reported under; none for the one with circumstances
 * @param windowYears how many full years before the application the circumstances are looked for
 */
public record Condition(
        String id,
        String ref,
        int number,
        PackText article,
        PackText title,
        boolean binding,
        Indicator.Cell required,
        Indicator.Baseline baseline,
        Indicator.Cell target,
        @Nullable String national,
        @Nullable String element,
        @Nullable Owner owner,
        @Nullable Integer windowYears,
        List<Circumstance> circumstances) {

    public Condition {
        circumstances = List.copyOf(circumstances);
    }

    /** One circumstance of which a single case bars an application. */
    public record Circumstance(
            String id,
            String letter,
            PackText title,
            String national,
            String element,
            @Nullable Owner owner) {}
}
