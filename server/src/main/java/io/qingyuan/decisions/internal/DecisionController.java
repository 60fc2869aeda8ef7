package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.internal.DecisionViews.DecisionLine;
import io.qingyuan.decisions.internal.DecisionViews.DecisionView;
import io.qingyuan.decisions.internal.DecisionViews.MadePage;
import io.qingyuan.decisions.internal.DecisionViews.ResultView;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.time.AsOf;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decision tables: read them, try them, decide by them. */
@RestController
@RequestMapping("/api/decisions")
class DecisionController {

    private static final String TABLE = "decisions.table";
    private static final String DECISION = "decisions.decision";

    private final DecisionDesk desk;

    DecisionController(DecisionDesk desk) {
        this.desk = desk;
    }

    /** Inputs by name, on the day of the fact; today without one. */
    record TrialBody(@Nullable LocalDate on, Map<String, Object> inputs) {}

    /** The same, with what the decision is about. */
    record DecisionBody(@Nullable LocalDate on, String about, Map<String, Object> inputs) {}

    @GetMapping
    @Permit(kind = TABLE, verb = Verb.READ)
    List<DecisionLine> list() {
        return desk.list();
    }

    @GetMapping("/{id}")
    @Permit(kind = TABLE, verb = Verb.READ)
    DecisionView read(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate on) {
        return desk.read(id, on);
    }

    @PostMapping("/{id}/trials")
    @Permit(kind = TABLE, verb = Verb.READ)
    ResultView attempt(@PathVariable String id, @RequestBody TrialBody body, Locale locale) {
        return desk.attempt(id, body.on(), body.inputs(), locale);
    }

    @PostMapping("/{id}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = DECISION, verb = Verb.WRITE)
    ResultView decide(@PathVariable String id, @RequestBody DecisionBody body, Actor actor, Locale locale) {
        return desk.decide(id, body.on(), body.about(), body.inputs(), actor, locale);
    }

    @GetMapping("/{id}/decisions")
    @Permit(kind = DECISION, verb = Verb.READ)
    MadePage made(
            @PathVariable String id, @RequestParam(required = false) @Nullable UUID after, AsOf asOf, Locale locale) {
        return desk.made(id, after, asOf, locale);
    }
}
