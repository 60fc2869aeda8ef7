package io.qingyuan.jobs.internal;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a job remembers is kept as JSON: serialized Java objects would break with the next version of a class. */
@Component
class JsonJobs implements DbSchedulerCustomizer {

    @Override
    public Optional<Serializer> serializer() {
        return Optional.of(new Jackson3Serializer());
    }
}
