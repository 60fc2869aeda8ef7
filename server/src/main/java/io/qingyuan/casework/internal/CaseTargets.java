package io.qingyuan.casework.internal;

import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Cases as something that fields refer to, by their numbers: what a case is about may be closed to who reads the number. */
@Component
class CaseTargets implements ReferenceKind {

    private final JdbcCases cases;
    private final ObjectProvider<CaseLists> lists; // which read fields, and fields read what can be referred to

    CaseTargets(JdbcCases cases, ObjectProvider<CaseLists> lists) {
        this.cases = cases;
        this.lists = lists;
    }

    @Override
    public String kind() {
        return "case";
    }

    @Override
    public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
        Map<String, Title> titles = new HashMap<>();
        cases.numbers(target.register(), ReferenceKind.uuids(ids))
                .forEach((id, number) -> titles.put(id.toString(), Title.of(number, null)));
        return titles;
    }

    @Override
    public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
        CaseLists.Asked asked = new CaseLists.Asked(
                CaseLists.View.ALL, target.register(), null, words.isBlank() ? null : words.strip());
        return lists.getObject().list(actor, asked, null, limit, actor.language()).stream()
                .map(line -> new Choice(line.id().toString(), Title.of(line.number() + " " + line.subject(), null)))
                .toList();
    }
}
