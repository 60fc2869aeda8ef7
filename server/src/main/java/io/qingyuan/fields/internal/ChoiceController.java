package io.qingyuan.fields.internal;

import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.FieldProblem;
import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be chosen in fields: codes of lists, and things to refer to. */
@RestController
@RequestMapping("/api/fields")
class ChoiceController {

    private static final String KIND = "fields.choice";
    private static final int MOST = 50;

    private final CodeLists codes;
    private final ReferenceKinds kinds;
    private final Clock clock;

    ChoiceController(CodeLists codes, ReferenceKinds kinds, Clock clock) {
        this.codes = codes;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** One that can be chosen; {@code more} is said beside its title. */
    record FieldChoice(String id, String title, @Nullable String more) {}

    /** What is found, at most 50. {@code sample} says that the list is made up. */
    record FieldChoices(List<FieldChoice> choices, boolean sample) {}

    /** Codes that hold the words, or the codes given by {@code id} with their titles. */
    @GetMapping("/codes/{list}")
    @Permit(kind = KIND, verb = Verb.READ)
    FieldChoices codes(
            Actor actor,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<String> id) {
        CodeList found = codes.find(list).orElseThrow(() -> new ProblemException(FieldProblem.LIST_UNKNOWN, list));
        List<CodeList.Code> matches = id.isEmpty()
                ? found.search(words, Zone.dayOf(clock.instant()), MOST)
                : id.stream().flatMap(code -> found.find(code).stream()).toList();
        Locale locale = actor.language();
        return new FieldChoices(
                matches.stream()
                        .map(code -> new FieldChoice(
                                code.code(),
                                code.title().in(locale),
                                code.also().isEmpty() ? null : String.join(" · ", code.also())))
                        .toList(),
                found.sample());
    }

    /** Things that hold the words, or those given by {@code id} with their titles. */
    @GetMapping("/references/{target}")
    @Permit(kind = KIND, verb = Verb.READ)
    FieldChoices references(
            Actor actor,
            @PathVariable String target,
            @RequestParam @Nullable String register,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<String> id) {
        ReferenceKind kind =
                kinds.find(target).orElseThrow(() -> new ProblemException(FieldProblem.TARGET_UNKNOWN, target));
        ReferenceTarget asked = new ReferenceTarget(target, register);
        Locale locale = actor.language();
        if (!id.isEmpty()) {
            Map<String, Title> titles = kind.titles(asked, id);
            return new FieldChoices(
                    id.stream()
                            .filter(titles::containsKey)
                            .map(each -> new FieldChoice(each, titles.get(each).in(locale), null))
                            .toList(),
                    false);
        }
        return new FieldChoices(
                kind.search(actor, asked, words, MOST).stream()
                        .map(choice ->
                                new FieldChoice(choice.id(), choice.title().in(locale), null))
                        .toList(),
                false);
    }
}
