package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.identity.internal.factor.SecondFactors;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which roles demand a second factor of their holders. */
@RestController
@RequestMapping("/api/security/factor-roles")
class FactorRuleController {

    private static final String KIND = "security.rule";

    private final SecondFactors factors;
    private final SecurityEvents events;
    private final Journal journal;
    private final TransactionTemplate transaction;

    FactorRuleController(
            SecondFactors factors, SecurityEvents events, Journal journal, TransactionTemplate transaction) {
        this.factors = factors;
        this.events = events;
        this.journal = journal;
        this.transaction = transaction;
    }

    record FactorRoles(@Nullable Set<Role> roles) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    FactorRoles factorRoles() {
        return new FactorRoles(factors.demandingRoles());
    }

    /** Counts at once: who has the role and no second factor reaches their own account alone until they have one. */
    @PutMapping
    @Permit(kind = KIND, verb = Verb.MANAGE)
    FactorRoles setFactorRoles(Actor actor, @RequestBody FactorRoles wanted) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(wanted.roles() == null ? List.of() : wanted.roles());
        transaction.executeWithoutResult(_ -> {
            factors.demandOf(roles);
            journal.record(
                    actor,
                    "demand-second-factor",
                    KIND,
                    "factor-roles",
                    Map.of("roles", roles.stream().map(Role::name).toList()));
            events.note(SecurityEventKind.SECURITY_RULES_CHANGED, actor.person(), Map.of("roles", roles));
        });
        return new FactorRoles(roles);
    }
}
