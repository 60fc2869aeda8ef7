package io.qingyuan.operations.internal;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.qingyuan.backup.Release;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.operations.internal.Finding.Level;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the installation stands, for whoever runs it; no content of the plan. */
@RestController
@RequestMapping("/api/operations")
class OperationsController {

    private final Examination examination;
    private final PrometheusMeterRegistry metrics;

    OperationsController(Examination examination, PrometheusMeterRegistry metrics) {
        this.examination = examination;
        this.metrics = metrics;
    }

    /** @param level of the worst finding */
    record OperationsView(String release, Instant startedAt, Level level, List<FindingView> findings) {}

    record FindingView(
            String part, Level level, String what, @Nullable String mend) {}

    /** Tells how every part stands, in the language of who asks. */
    @GetMapping("/state")
    @Permit(kind = "operations.state", verb = Verb.READ)
    OperationsView state(Actor actor) {
        List<FindingView> findings = examination.all().stream()
                .map(finding -> view(finding, actor.language()))
                .toList();
        return new OperationsView(
                Release.version(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                findings.stream().map(FindingView::level).max(Level::compareTo).orElse(Level.FINE),
                findings);
    }

    /** Gives the measured values in the text format of Prometheus. */
    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Permit(kind = "operations.metrics", verb = Verb.READ)
    String metrics() {
        return metrics.scrape();
    }

    private static FindingView view(Finding finding, Locale language) {
        return new FindingView(
                finding.part(),
                finding.level(),
                finding.what().in(language),
                finding.mend() == null ? null : finding.mend().in(language));
    }
}
