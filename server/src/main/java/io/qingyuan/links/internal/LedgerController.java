package io.qingyuan.links.internal;

import io.qingyuan.figures.FigureBody;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Registers;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Movement ledgers to be read: an account by whoever may read what comes in for its unit. */
@RestController
@RequestMapping("/api/links/ledgers")
class LedgerController {

    private static final String KIND = "links.link";

    private final PackLinks links;
    private final Ledgers ledgers;
    private final LedgerFigures figures;
    private final Registers registers;
    private final Organisation organisation;
    private final Policy policy;
    private final Clock clock;

    LedgerController(
            PackLinks links,
            Ledgers ledgers,
            LedgerFigures figures,
            Registers registers,
            Organisation organisation,
            Policy policy,
            Clock clock) {
        this.links = links;
        this.ledgers = ledgers;
        this.figures = figures;
        this.registers = registers;
        this.organisation = organisation;
        this.policy = policy;
        this.clock = clock;
    }

    /** A ledger; {@code keys} are what its accounts are about. */
    record LedgerView(
            String id,
            String title,
            @Nullable String unit,
            List<String> keys,
            @Nullable Integer oldestDays,
            @Nullable String tooOldSays) {}

    record LotView(LocalDate day, String amount, String source, boolean tooOld) {}

    record MovementView(boolean in, LocalDate day, String amount, String source, String link, boolean sample) {}

    /**
     * An account.
     *
     * @param key what it is about, in the order of the ledger's keys
     * @param oldest the day of the oldest lot that lies there
     * @param tooOld how much has lain there longer than it may; null where nothing has
     * @param overdrawn whether more went out than was there, as long as nobody had looked
     * @param movements only where one unit is asked for
     */
    record AccountView(
            String holder,
            List<String> key,
            String in,
            String out,
            String stock,
            @Nullable LocalDate oldest,
            @Nullable Long oldestDays,
            @Nullable String tooOld,
            boolean overdrawn,
            boolean sample,
            List<LotView> lots,
            List<MovementView> movements) {}

    /** The accounts that the reader may read. */
    record LedgerBody(LedgerView ledger, List<AccountView> accounts) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<LedgerView> ledgers(Actor actor) {
        return links.now().ledgers().values().stream()
                .map(ledger -> view(ledger, actor))
                .toList();
    }

    private static LedgerView view(Ledger ledger, Actor actor) {
        return new LedgerView(
                ledger.id(),
                ledger.title().in(actor.language()),
                ledger.unit(),
                ledger.keys().stream()
                        .map(key -> key.title().in(actor.language()))
                        .toList(),
                ledger.oldestDays(),
                ledger.tooOld() == null ? null : ledger.tooOld().in(actor.language()));
    }

    @GetMapping("/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    LedgerBody ledger(Actor actor, @PathVariable String id, @RequestParam @Nullable String holder) {
        Ledger ledger = ledgers.get(id);
        String kind = kind(ledger);
        Map<UnitId, Unit> units = organisation.units(AsOf.at(clock.instant()));
        LocalDate today = Zone.dayOf(clock.instant());
        List<AccountView> accounts = ledgers.accounts(ledger, holder).stream()
                .filter(account -> policy.allows(
                        actor,
                        Verb.READ,
                        Thing.of(kind).unit(new UnitId(account.key().holder()))))
                .map(account -> view(actor, ledger, account, units, today, holder != null))
                .toList();
        return new LedgerBody(view(ledger, actor), accounts);
    }

    /** What is counted of all its accounts, for those who may read all of them. */
    @GetMapping("/{id}/figures")
    @Permit(kind = KIND, verb = Verb.READ)
    List<FigureBody> ledgerFigures(Actor actor, AsOf asOf, @PathVariable String id) {
        Ledger ledger = ledgers.get(id);
        return policy.scope(actor, Verb.READ, kind(ledger)).all()
                ? figures.of(ledger, asOf, actor.language())
                : List.of();
    }

    /** As policy tables know what comes in. */
    private String kind(Ledger ledger) {
        Ledger.Flow first = ledger.flows().getFirst();
        String register = first.register();
        return register == null
                ? "documents." + first.document()
                : registers.get(register).kind();
    }

    private static AccountView view(
            Actor actor, Ledger ledger, Account account, Map<UnitId, Unit> units, LocalDate today, boolean whole) {
        List<String> key = new ArrayList<>(account.key().values());
        Unit unit = units.get(new UnitId(account.key().holder()));
        if (unit != null) {
            key.set(0, unit.title().in(actor.language()));
        }
        Integer days = ledger.oldestDays();
        LocalDate limit = days == null ? LocalDate.MIN : today.minusDays(days);
        List<Account.Lot> tooOld = account.before(limit);
        LocalDate oldest =
                account.lots().isEmpty() ? null : account.lots().getFirst().day();
        return new AccountView(
                account.key().holder(),
                key,
                account.in().toPlainString(),
                account.out().toPlainString(),
                account.stock().toPlainString(),
                oldest,
                oldest == null ? null : ChronoUnit.DAYS.between(oldest, today),
                tooOld.isEmpty()
                        ? null
                        : tooOld.stream()
                                .map(Account.Lot::left)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toPlainString(),
                account.overdrawn(),
                account.movements().stream().anyMatch(Movement::sample),
                account.lots().stream()
                        .map(lot -> new LotView(
                                lot.day(),
                                lot.left().toPlainString(),
                                lot.source(),
                                lot.day().isBefore(limit)))
                        .toList(),
                !whole
                        ? List.of()
                        : account.movements().stream()
                                .map(movement -> new MovementView(
                                        movement.in(),
                                        movement.day(),
                                        movement.amount().toPlainString(),
                                        movement.source(),
                                        movement.link(),
                                        movement.sample()))
                                .toList());
    }
}
