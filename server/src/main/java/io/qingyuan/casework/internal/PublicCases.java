package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseBodies.PublicBody;
import io.qingyuan.casework.internal.CaseBodies.PublicListBody;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Confidentiality;
import io.qingyuan.casework.internal.procedure.Procedure.Publication;
import io.qingyuan.fields.Field;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What procedures publish: the fields they name, of cases that have come to the step they name. */
@RestController
@RequestMapping("/api/public/cases")
class PublicCases {

    private static final int MOST = 500;

    private final JdbcCases cases;
    private final JdbcSteps steps;
    private final Procedures procedures;
    private final CaseWords words;

    PublicCases(JdbcCases cases, JdbcSteps steps, Procedures procedures, CaseWords words) {
        this.cases = cases;
        this.steps = steps;
        this.procedures = procedures;
        this.words = words;
    }

    /** The cases of a procedure that are public, the latest first; with a code the one that has it. */
    @GetMapping("/{procedure}")
    @PublicRoute(because = "shows what a procedure publishes, such as certificates, lists and announcements")
    PublicListBody published(Locale locale, @PathVariable String procedure, @RequestParam @Nullable String code) {
        Procedure found = procedures
                .find(procedure)
                .filter(one -> one.confidentiality() == Confidentiality.INTERNAL)
                .orElseThrow(() -> new ProblemException(CaseProblem.NOT_PUBLIC, procedure));
        Publication publication = found.publication();
        if (publication == null || (code != null && publication.code() == null)) {
            throw new ProblemException(CaseProblem.NOT_PUBLIC, procedure);
        }
        Map<CaseId, List<StepRow>> all = steps.ofProcedure(procedure);
        List<PublicBody> shown = cases.ofProcedure(procedure).reversed().stream()
                .filter(row -> row.state() != CaseState.CANCELLED)
                .map(row -> body(row, found, publication, all.getOrDefault(row.id(), List.of()), code, locale))
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
        if (code != null && shown.isEmpty()) {
            throw new ProblemException(CaseProblem.NOT_PUBLIC, code);
        }
        return new PublicListBody(
                procedure, publication.title().in(locale), publication.code() != null, found.sample(), shown);
    }

    private Optional<PublicBody> body(
            CaseRow row,
            Procedure procedure,
            Publication publication,
            List<StepRow> done,
            @Nullable String code,
            Locale locale) {
        Optional<StepRow> after = done.stream()
                .filter(step -> publication.after().equals(Procedure.OPENING)
                        ? step.act() == Act.OPENED
                        : step.act() == Act.DONE && publication.after().equals(step.node()))
                .reduce((first, second) -> second);
        CaseValues values = new CaseValues(procedure, done);
        if (after.isEmpty() || (code != null && !matches(publication, values, code))) {
            return Optional.empty();
        }
        return Optional.of(new PublicBody(
                row.number(),
                Zone.dayOf(after.get().happenedAt()),
                publication.fields().stream()
                        .map(field -> said(procedure.field(field).orElseThrow(), values.value(field), locale))
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private static boolean matches(Publication publication, CaseValues values, String code) {
        String field = publication.code();
        return field != null
                && values.text(field)
                        .filter(text -> text.equalsIgnoreCase(code.strip()))
                        .isPresent();
    }

    private CaseWords.@Nullable Said said(Field field, @Nullable JsonNode value, Locale locale) {
        return value == null || field.closed()
                ? null
                : new CaseWords.Said(
                        field.id(), field.title().in(locale), words.text(field, value, locale), List.of(), false);
    }
}
