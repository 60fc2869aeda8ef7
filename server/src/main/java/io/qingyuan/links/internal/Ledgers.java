package io.qingyuan.links.internal;

import io.qingyuan.documents.DocumentChanged;
import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.Documents;
import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.UnitId;
import io.qingyuan.links.LinksProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Accounts of movement ledgers, made anew of what registers and documents say whenever they are asked for. An act that would let more go
 * out of an account than was there is refused in its own transaction.
 */
@Component
class Ledgers {

    private static final int PAGE = 500;

    private final PackLinks links;
    private final Registers registers;
    private final Records records;
    private final Documents documents;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;

    Ledgers(
            PackLinks links,
            Registers registers,
            Records records,
            Documents documents,
            Organisation organisation,
            JdbcClient jdbc,
            Clock clock) {
        this.links = links;
        this.registers = registers;
        this.records = records;
        this.documents = documents;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Ledger get(String id) {
        Ledger ledger = links.now().ledgers().get(id);
        if (ledger == null) {
            throw new ProblemException(LinksProblem.NO_LEDGER, id);
        }
        return ledger;
    }

    /** The accounts of a unit, or all; ordered by what they are about. */
    List<Account> accounts(Ledger ledger, @Nullable String holder) {
        Map<Ledger.AccountKey, List<Movement>> moved = new LinkedHashMap<>();
        for (Ledger.Flow flow : ledger.flows()) {
            each(ledger, flow, holder, movement -> {
                if (holder == null || movement.account().holder().equals(holder)) {
                    moved.computeIfAbsent(movement.account(), _ -> new ArrayList<>())
                            .add(movement);
                }
            });
        }
        return ordered(moved);
    }

    /** All accounts as they were known at a moment: what was recorded later moved nothing yet. */
    List<Account> accountsAt(Ledger ledger, Instant asOf) {
        Map<Ledger.AccountKey, List<Movement>> moved = new LinkedHashMap<>();
        Consumer<Movement> into = movement -> moved.computeIfAbsent(movement.account(), _ -> new ArrayList<>())
                .add(movement);
        for (Ledger.Flow flow : ledger.flows()) {
            String register = flow.register();
            if (register == null) {
                documents
                        .at(String.valueOf(flow.document()), asOf)
                        .forEach(document -> movements(ledger, flow, document).forEach(into));
                continue;
            }
            RecordId after = null;
            List<Records.Seen> page;
            do {
                page = records.at(register, flow.where(), asOf, after, PAGE);
                page.forEach(record -> movements(ledger, flow, record).forEach(into));
                after = page.isEmpty() ? null : page.getLast().id();
            } while (page.size() == PAGE);
        }
        return ordered(moved);
    }

    private static List<Account> ordered(Map<Ledger.AccountKey, List<Movement>> moved) {
        return moved.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        (one, other) -> String.join("\n", one.values()).compareTo(String.join("\n", other.values()))))
                .map(entry -> Account.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void each(Ledger ledger, Ledger.Flow flow, @Nullable String holder, Consumer<Movement> into) {
        String register = flow.register();
        if (register != null) {
            List<Condition> all = new ArrayList<>(List.of(flow.where()));
            if (holder != null) {
                all.add(new Condition.Any(flow.holder(ledger).stream()
                        .<Condition>map(field -> new Condition.In(field, List.of(holder)))
                        .toList()));
            }
            RecordId after = null;
            List<Records.Seen> page;
            do {
                page = records.where(register, new Condition.All(all), after, PAGE);
                page.forEach(record -> movements(ledger, flow, record).forEach(into));
                after = page.isEmpty() ? null : page.getLast().id();
            } while (page.size() == PAGE);
            return;
        }
        DocumentId after = null;
        List<Documents.Seen> page;
        do {
            page = documents.of(String.valueOf(flow.document()), holder, after, PAGE);
            page.forEach(document -> movements(ledger, flow, document).forEach(into));
            after = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private static List<Movement> movements(Ledger ledger, Ledger.Flow flow, Records.Seen record) {
        return movements(
                ledger,
                flow,
                record.values(),
                record.name(),
                "record/" + record.id() + "@" + record.version(),
                "/registers/" + record.register() + "/records/" + record.id(),
                record.sample());
    }

    private static List<Movement> movements(Ledger ledger, Ledger.Flow flow, Documents.Seen document) {
        String signed = flow.signed();
        return document.over() || (signed != null && !document.signed().contains(signed))
                ? List.of()
                : movements(
                        ledger,
                        flow,
                        document.values(),
                        document.number(),
                        "document/" + document.id() + "@" + document.revision(),
                        "/documents/" + document.id(),
                        document.sample());
    }

    /** What does not say whose, of what, when and how much moves nothing. */
    private static List<Movement> movements(
            Ledger ledger,
            Ledger.Flow flow,
            JsonNode values,
            String source,
            String version,
            String link,
            boolean sample) {
        String rows = flow.rows();
        List<JsonNode> items = new ArrayList<>();
        if (rows == null) {
            items.add(JsonNodeFactory.instance.objectNode());
        } else {
            values.path(rows).forEach(items::add);
        }
        List<Movement> movements = new ArrayList<>();
        for (JsonNode item : items) {
            List<String> key = new ArrayList<>();
            for (Ledger.Key each : ledger.keys()) {
                flow.keys().getOrDefault(each.id(), List.of()).stream()
                        .map(path -> text(values, item, path))
                        .filter(text -> text != null)
                        .findFirst()
                        .ifPresent(key::add);
            }
            String day = text(values, item, flow.day());
            String amount = text(values, item, flow.amount());
            if (key.size() == ledger.keys().size() && day != null && amount != null) {
                movements.add(new Movement(
                        new Ledger.AccountKey(key),
                        flow.in(),
                        LocalDate.parse(day),
                        new BigDecimal(amount),
                        source,
                        version,
                        link,
                        sample));
            }
        }
        return movements;
    }

    private static @Nullable String text(JsonNode values, JsonNode item, String path) {
        int dot = path.indexOf('.');
        JsonNode value = dot < 0 ? values.get(path) : item.get(path.substring(dot + 1));
        return value == null || value.isNull() || value.asString().isBlank() ? null : value.asString();
    }

    // --- never below nothing
    // -------------------------------------------------------------------------------------------

    @EventListener
    void follow(RecordsChanged changed) {
        for (Ledger ledger : links.now().ledgers().values()) {
            for (Ledger.Flow flow : ledger.flows()) {
                if (changed.register().equals(flow.register())) {
                    check(ledger, touched(ledger, flow, changed));
                }
            }
        }
    }

    /** The units whose accounts may have less than before; null among them stands for everybody. */
    private Set<@Nullable String> touched(Ledger ledger, Ledger.Flow flow, RecordsChanged changed) {
        Set<String> said = new LinkedHashSet<>(Set.of(first(flow.day()), first(flow.amount())));
        Set<String> keys = flow.keys().values().stream()
                .flatMap(List::stream)
                .map(Ledgers::first)
                .collect(Collectors.toSet());
        said.addAll(keys);
        Set<@Nullable String> holders = new LinkedHashSet<>();
        for (RecordsChanged.One one : changed.records()) {
            boolean same = one.from() != null && one.fields().stream().noneMatch(said::contains);
            Records.Seen record = records.find(changed.register(), one.id()).orElse(null);
            boolean counts = record != null && counts(flow, record);
            if (flow.in() && (one.from() == null || (same && counts))) {
                continue; // only more than before
            }
            if (flow.in() && one.fields().stream().anyMatch(keys::contains)) {
                holders.add(null); // it was in another account, and which one is not told
            } else if (record != null && (flow.in() || counts)) {
                flow.holder(ledger).stream()
                        .map(field -> text(record.values(), record.values(), field))
                        .filter(text -> text != null)
                        .forEach(holders::add);
            }
        }
        return holders;
    }

    private boolean counts(Ledger.Flow flow, Records.Seen record) {
        Register register = registers.get(record.register());
        return flow.where()
                .holds(new Condition.Known(
                        register.form(), record.values(), register.words(record.state()), Zone.dayOf(clock.instant())));
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    @EventListener
    void follow(DocumentChanged changed) {
        for (Ledger ledger : links.now().ledgers().values()) {
            for (Ledger.Flow flow : ledger.flows()) {
                if (!changed.kind().equals(flow.document())) {
                    continue;
                }
                Set<@Nullable String> holders = new LinkedHashSet<>();
                if (flow.in() && changed.act() != DocumentChanged.Act.SIGNED) {
                    holders.add(null);
                } else if (!flow.in()) {
                    documents
                            .find(changed.id())
                            .ifPresent(document -> movements(ledger, flow, document)
                                    .forEach(movement ->
                                            holders.add(movement.account().holder())));
                }
                check(ledger, holders);
            }
        }
    }

    /** Refuses what has left less than nothing. Whoever else moves something in an account waits until this is settled. */
    private void check(Ledger ledger, Set<@Nullable String> holders) {
        for (String holder : holders) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:ledger, 0))")
                    .param("ledger", "links.ledger/" + ledger.id() + "/" + (holder == null ? "" : holder))
                    .query(row -> {
                        // the lock is what is asked for
                    });
            for (Account account : accounts(ledger, holder)) {
                if (account.overdrawn()) {
                    throw new ProblemException(
                            LinksProblem.OVERDRAWN,
                            ledger.title().zh(),
                            said(ledger, account.key()),
                            account.lowestOn(),
                            account.lowest().toPlainString(),
                            ledger.unit() == null ? "" : ledger.unit());
                }
            }
        }
    }

    /** What an account is about, in words. */
    String said(Ledger ledger, Ledger.AccountKey key) {
        List<String> words = new ArrayList<>(key.values());
        UnitId holder = new UnitId(key.holder());
        var unit = organisation.units(AsOf.at(clock.instant())).get(holder);
        if (unit != null) {
            words.set(0, unit.title().zh());
        }
        return String.join(" ", words);
    }
}
