package io.qingyuan.standards.water;

import java.util.List;
import java.util.Optional;

/**
 * A section as 环办〔2011〕22号 describes it.
 *
 * @param outcome its class
 * @param mainPollutants at most three, the most important first; none in an excellent or good state
 */
public record SectionState(SectionOutcome outcome, List<MainPollutant> mainPollutants) {
    public SectionState {
        mainPollutants = List.copyOf(mainPollutants);
    }

    /** The state, where there is a class. */
    public Optional<WaterState> findState() {
        return outcome.findGrade().map(WaterClass::state);
    }
}
