package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.Sessions.SessionRow;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in, and signing out there from here. */
@RestController
@RequestMapping("/api/account/sessions")
class SessionsController {

    private final Sessions sessions;
    private final SecurityEvents events;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SessionsController(Sessions sessions, SecurityEvents events, Journal journal, TransactionTemplate transaction) {
        this.sessions = sessions;
        this.events = events;
        this.journal = journal;
        this.transaction = transaction;
    }

    record EndedSessions(int count) {}

    @GetMapping
    @Permit(kind = AccountController.KIND, verb = Verb.READ)
    List<SessionRow> sessions(Actor actor, HttpServletRequest request) {
        return sessions.of(actor.person(), Sessions.number(request));
    }

    /** Ends one of one's own sessions; another's number ends nothing. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    void end(Actor actor, @PathVariable UUID id) {
        if (sessions.end(actor.person(), id)) {
            record(actor, 1);
        }
    }

    /** Ends all but the one that asks. */
    @PostMapping("/end-others")
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    EndedSessions endOthers(Actor actor, HttpServletRequest request) {
        int ended = sessions.endAll(actor.person(), Sessions.number(request));
        if (ended > 0) {
            record(actor, ended);
        }
        return new EndedSessions(ended);
    }

    private void record(Actor actor, int count) {
        transaction.executeWithoutResult(_ -> {
            journal.record(
                    actor, "end-sessions", PeopleService.KIND, actor.person().toString(), Map.of("count", count));
            events.note(SecurityEventKind.SESSIONS_ENDED, actor.person(), Map.of("count", count));
        });
    }
}
