package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.DecisionProblem;
import io.qingyuan.decisions.internal.DecisionViews.DecisionView;
import io.qingyuan.decisions.internal.DecisionViews.OpenLine;
import io.qingyuan.decisions.internal.DecisionViews.ResultView;
import io.qingyuan.identity.Knocks;
import io.qingyuan.identity.Knocks.Measure;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tables their packs open to everybody: read and asked without a session. Nothing of what is asked is kept. */
@RestController
@RequestMapping("/api/public/decisions")
class PublicDecisions {

    private static final String OPEN = "the pack says that anybody may read and ask the table; nothing asked is kept";

    private static final Measure READ = new Measure("decisions.read", 600, Duration.ofHours(1));
    private static final Measure ASK = new Measure("decisions.ask", 60, Duration.ofHours(1));

    private final DecisionDesk desk;
    private final Knocks knocks;

    PublicDecisions(DecisionDesk desk, Knocks knocks) {
        this.desk = desk;
        this.knocks = knocks;
    }

    /** What somebody answers to the questions, by input. */
    record AnswersBody(Map<String, Object> inputs) {}

    @GetMapping
    @PublicRoute(because = OPEN)
    List<OpenLine> openTables(HttpServletRequest request) {
        knocks.count(request.getRemoteAddr(), READ);
        return desk.listOpen();
    }

    @GetMapping("/{id}")
    @PublicRoute(because = OPEN)
    DecisionView openTable(HttpServletRequest request, @PathVariable String id) {
        knocks.count(request.getRemoteAddr(), READ);
        requireOpen(id);
        return desk.read(id, null);
    }

    /** What follows from the answers today, the rows it comes from, and what would change it. */
    @PostMapping("/{id}/answers")
    @PublicRoute(because = OPEN)
    ResultView ask(HttpServletRequest request, @PathVariable String id, @RequestBody AnswersBody body, Locale locale) {
        knocks.count(request.getRemoteAddr(), ASK);
        requireOpen(id);
        return desk.attempt(id, null, body.inputs(), locale);
    }

    /** A table that is not open is refused as one that is not there. */
    private void requireOpen(String id) {
        if (desk.listOpen().stream().noneMatch(line -> line.id().equals(id))) {
            throw new ProblemException(DecisionProblem.NOT_FOUND, id);
        }
    }
}
