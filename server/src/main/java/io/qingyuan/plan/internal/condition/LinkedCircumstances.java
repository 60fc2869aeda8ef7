package io.qingyuan.plan.internal.condition;

import io.qingyuan.links.Circumstances;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Takes circumstances that links have found, beside those that people record. */
@Component
class LinkedCircumstances implements Circumstances {

    private final VetoEvents events;

    LinkedCircumstances(VetoEvents events) {
        this.events = events;
    }

    @Override
    public void note(String circumstance, LocalDate happenedOn, String summary, String source, boolean sample) {
        events.note(circumstance, happenedOn, summary, source, sample);
    }
}
