package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.RuleSource;
import io.qingyuan.identity.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What packs say of who may read and write their documents: parties their own, those who supervise all. */
@Component
class DocumentPackRules implements RuleSource {

    private static final List<Role> SUPERVISORS = List.of(Role.OFFICE, Role.LEADER, Role.STATE_AUDITOR);

    private final DocumentKinds kinds;

    DocumentPackRules(DocumentKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public String version() {
        return kinds.version();
    }

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (DocumentRules each : kinds.all().values()) {
            DocumentKind kind = each.kind();
            String thing = DocumentAccess.kind(kind.id());
            String source = "documents/" + kind.id() + ".yaml";
            Set<Role> roles = EnumSet.noneOf(Role.class);
            kind.parties().values().forEach(party -> roles.addAll(party.roles()));
            for (Role role : roles) {
                rules.add(new Rule(thing, Verb.READ, role, Relation.OWN_UNIT, source));
                rules.add(new Rule(thing, Verb.WRITE, role, Relation.OWN_UNIT, source));
            }
            SUPERVISORS.forEach(role -> rules.add(new Rule(thing, Verb.READ, role, Relation.ANY, source)));
        }
        return rules;
    }

    @Override
    public @Nullable String title(String kind, Locale language) {
        return kinds.all().values().stream()
                .map(DocumentRules::kind)
                .filter(each -> DocumentAccess.kind(each.id()).equals(kind))
                .map(each -> each.title().in(language))
                .findFirst()
                .orElse(null);
    }
}
