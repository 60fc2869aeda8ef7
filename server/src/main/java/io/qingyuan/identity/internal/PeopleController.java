package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.JdbcHandOvers.HandOver;
import io.qingyuan.identity.internal.JdbcHoldings.Holding;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** People and the posts they hold: list and detail for those who may see them, changes for the security administrator. */
@RestController
@RequestMapping("/api/identity/people")
class PeopleController {

    private final PeopleDesk desk;
    private final Clock clock;

    PeopleController(PeopleDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** A page of the list; {@code next} is the {@code after} of the next page. */
    record PeoplePage(List<PersonRow> items, @Nullable String next) {}

    record HoldingView(
            UUID id,
            PostId post,
            Title title,
            UnitId unit,
            Title unitTitle,
            Set<Role> roles,
            boolean acting,
            @Nullable String reason,
            LocalDate from,
            @Nullable LocalDate to,
            boolean current,
            Instant recordedAt,
            boolean sample) {

        static HoldingView of(Holding holding, LocalDate today) {
            return new HoldingView(
                    holding.id(),
                    holding.post(),
                    holding.title(),
                    holding.unit(),
                    holding.unitTitle(),
                    holding.roles(),
                    holding.acting(),
                    holding.reason(),
                    holding.from(),
                    holding.to().equals(LocalDate.MAX) ? null : holding.to(),
                    holding.on(today),
                    holding.recordedAt(),
                    holding.sample());
        }
    }

    record PersonDetail(PersonRow person, List<HoldingView> holdings, List<HandOverView> handOvers, int openTokens) {}

    /**
     * A post handed over, as either of the two sees it.
     *
     * @param to absent where the post stayed vacant
     */
    record HandOverView(
            PersonId from,
            String fromName,
            PostId post,
            Title title,
            @Nullable PersonId to,
            @Nullable String toName,
            LocalDate on,
            String reason,
            List<Followed> followed,
            String actor,
            Instant recordedAt) {

        static HandOverView of(HandOver handOver, Title title, Map<PersonId, String> names) {
            PersonId to = handOver.to();
            return new HandOverView(
                    handOver.from(),
                    names.getOrDefault(handOver.from(), "—"),
                    handOver.post(),
                    title,
                    to,
                    to == null ? null : names.getOrDefault(to, "—"),
                    handOver.on(),
                    handOver.reason(),
                    handOver.followed(),
                    handOver.actor(),
                    handOver.recordedAt());
        }
    }

    /**
     * A hand-over to be done.
     *
     * @param successor left out to leave the post vacant
     * @param on the successor's first day; left out today
     */
    record NewHandOver(
            @Nullable String successor,
            @Nullable LocalDate on,
            @Nullable String reason) {}

    record HandOverDone(List<Followed> followed) {}

    record NewPerson(@Nullable String login, @Nullable String name) {}

    record FirstPassword(PersonId id, String login, String password) {}

    record NewHolding(
            @Nullable String post,
            @Nullable Boolean acting,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    record HoldingEnd(@Nullable LocalDate on, @Nullable String reason) {}

    record LockReason(@Nullable String reason) {}

    record RevokedTokens(int count) {}

    @GetMapping
    @Permit(kind = PeopleService.KIND, verb = Verb.READ)
    PeoplePage people(
            Actor actor,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable Role role,
            @RequestParam(defaultValue = "ALL") PeopleFilter.State state,
            @RequestParam @Nullable String after) {
        List<PersonRow> items = desk.list(actor, words, unit, role, state, after, PeopleDesk.PAGE + 1);
        boolean more = items.size() > PeopleDesk.PAGE;
        List<PersonRow> page = more ? items.subList(0, PeopleDesk.PAGE) : items;
        return new PeoplePage(desk.shown(actor, page), more ? page.getLast().login() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = PeopleService.KIND, verb = Verb.READ)
    void export(
            Actor actor,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable Role role,
            @RequestParam(defaultValue = "ALL") PeopleFilter.State state,
            HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = SheetNote.of("人员与岗位", "People and posts", clock.instant(), actor.name())
                .filter(english ? "Words" : "关键词", words)
                .filter(english ? "Unit" : "单位", unit)
                .filter(english ? "Role" : "角色", role)
                .filter(english ? "State" : "状态", state == PeopleFilter.State.ALL ? null : state);
        List<PersonRow> all = desk.shown(actor, desk.list(actor, words, unit, role, state, null, Integer.MAX_VALUE));
        Sheets.send(response, actor.language(), note, columns(actor), all.stream());
    }

    private static List<Column<PersonRow>> columns(Actor actor) {
        return List.of(
                Column.<PersonRow>of("姓名", "Name", PersonRow::name).wide(28),
                Column.of("用户名", "Login", PersonRow::login),
                Column.<PersonRow>of(
                                "岗位",
                                "Posts",
                                person -> person.posts().stream()
                                        .map(post -> post.unitTitle().in(actor.language()) + " "
                                                + post.title().in(actor.language()))
                                        .collect(Collectors.joining("\n")))
                        .wide(48),
                Column.of("已锁定", "Locked", PersonRow::locked),
                Column.of("示例", "Sample", PersonRow::sample));
    }

    @GetMapping("/{id}")
    @Permit(kind = PeopleService.KIND, verb = Verb.READ)
    PersonDetail person(Actor actor, AsOf asOf, @PathVariable String id) {
        return desk.detail(actor, person(id), asOf);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    FirstPassword register(Actor actor, @RequestBody NewPerson person) {
        return desk.register(
                actor, person.login() == null ? "" : person.login(), person.name() == null ? "" : person.name());
    }

    @PostMapping("/{id}/posts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    void give(Actor actor, @PathVariable String id, @RequestBody NewHolding holding) {
        String post = holding.post();
        if (post == null || post.isBlank()) {
            throw new ProblemException(
                    RequestProblem.INVALID, List.of(Fault.at("/post", RequestProblem.FIELD, "post", "—")));
        }
        desk.give(
                actor,
                person(id),
                new PostId(post),
                Boolean.TRUE.equals(holding.acting()),
                holding.reason(),
                holding.from() == null ? Zone.dayOf(clock.instant()) : holding.from(),
                holding.to() == null ? LocalDate.MAX : holding.to());
    }

    @PostMapping("/{id}/posts/{holding}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    void end(Actor actor, @PathVariable String id, @PathVariable UUID holding, @RequestBody HoldingEnd end) {
        LocalDate on = end.on() == null ? Zone.dayOf(clock.instant()) : end.on();
        desk.end(actor, person(id), holding, on, end.reason());
    }

    /** Hands a post over to a successor, or leaves it vacant and tells the office. */
    @PostMapping("/{id}/posts/{post}/hand-over")
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    HandOverDone handOver(
            Actor actor, @PathVariable String id, @PathVariable String post, @RequestBody NewHandOver handOver) {
        String successor = handOver.successor();
        String reason = handOver.reason();
        return new HandOverDone(desk.handOver(
                actor,
                person(id),
                new PostId(post),
                successor == null || successor.isBlank() ? null : person(successor),
                handOver.on() == null ? Zone.dayOf(clock.instant()) : handOver.on(),
                reason == null ? "" : reason));
    }

    @PostMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    void lock(Actor actor, @PathVariable String id, @RequestBody LockReason reason) {
        desk.lock(actor, person(id), reason.reason() == null ? "" : reason.reason());
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    void unlock(Actor actor, @PathVariable String id) {
        desk.unlock(actor, person(id));
    }

    @PostMapping("/{id}/password")
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    FirstPassword resetPassword(Actor actor, @PathVariable String id) {
        return desk.resetPassword(actor, person(id));
    }

    @PostMapping("/{id}/tokens/revoke")
    @Permit(kind = PeopleService.KIND, verb = Verb.MANAGE)
    RevokedTokens revokeTokens(Actor actor, @PathVariable String id) {
        return new RevokedTokens(desk.revokeTokens(actor, person(id)));
    }

    private static PersonId person(String id) {
        try {
            return PersonId.of(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(IdentityProblem.NO_PERSON, id);
        }
    }
}
