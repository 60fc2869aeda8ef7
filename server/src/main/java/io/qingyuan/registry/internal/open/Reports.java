package io.qingyuan.registry.internal.open;

import io.qingyuan.audit.Audit;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Lookup;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.HeldFiles;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.Numbering;
import io.qingyuan.registry.internal.records.RecordChecks;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.Recorder;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the public sends, and what becomes of it: a record of the register it is meant for, or a refusal with its reason. */
@Service
class Reports {

    static final String FILES = "registry.report";

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int QUERY_LETTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Registers registers;
    private final JdbcPublicReports reports;
    private final JdbcRecords records;
    private final Recorder recorder;
    private final RecordChecks checks;
    private final Visitors visitors;
    private final Slots slots;
    private final Files files;
    private final Policy policy;
    private final Worklist worklist;
    private final Audit audit;
    private final Evidence evidence;

    Reports(
            Registers registers,
            JdbcPublicReports reports,
            JdbcRecords records,
            Recorder recorder,
            RecordChecks checks,
            Visitors visitors,
            Slots slots,
            Files files,
            Policy policy,
            Worklist worklist,
            Audit audit,
            Evidence evidence) {
        this.registers = registers;
        this.reports = reports;
        this.records = records;
        this.recorder = recorder;
        this.checks = checks;
        this.visitors = visitors;
        this.slots = slots;
        this.files = files;
        this.policy = policy;
        this.worklist = worklist;
        this.audit = audit;
        this.evidence = evidence;
    }

    /** The number of a report, and the word that shows its sender what became of it. */
    record Receipt(String number, String query) {}

    static Register.Report form(Register register) {
        return Optional.ofNullable(register.open())
                .map(Register.OpenSide::report)
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REPORT_FORM, register.id()));
    }

    /** Takes a report. Files are those that came with the ticket and no others. */
    @Transactional
    public Receipt take(Register register, @Nullable UUID ticket, JsonNode given) {
        Register.Report form = form(register);
        Set<String> brought = form.captcha() ? visitors.use(ticketOf(ticket)) : Set.of();
        Checked checked = form.form().check(given, lookup(form, given, brought), true);
        if (!checked.isFine()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, checked.faults(), form.title().zh());
        }
        requireOpen(register, form, checked.values());
        Instant now = records.now();
        LocalDate slot = slot(register, form, checked.values());
        Numbering numbering = new Numbering(form.number());
        int year = Zone.dayOf(now).getYear();
        String number = numbering.number(year, records.count(register.id() + "#report", numbering.byYear() ? year : 0));
        String query = query();
        UUID id = reports.insert(register, number, hash(number, query), checked.values(), slot, now);
        for (String file : HeldFiles.of(form.form(), checked.values())) {
            files.attach(Actor.system(), FileId.of(file), FILES, id.toString());
        }
        ObjectNode sealed = JsonNodeFactory.instance.objectNode();
        sealed.put("number", number);
        sealed.put("register", register.id());
        sealed.set("values", checked.values());
        evidence.seal(List.of(new Event("report.taken", "registry-report/" + id, SealedJson.of(sealed))));
        audit.record(Actor.system(), "take-report", FILES, id.toString(), Map.of("number", number));
        Register into = registers.get(form.into());
        reviewers(into)
                .forEach(role -> worklist.open(WorkItem.of(
                        "registry.report/" + id + "/" + role,
                        new Addressee.Anybody(role),
                        Title.of("审核公众上报：" + number, "Review what the public sent: " + number),
                        "/registers/" + register.id() + "/reports/" + number)));
        return new Receipt(number, query);
    }

    private static UUID ticketOf(@Nullable UUID ticket) {
        if (ticket == null) {
            throw new ProblemException(RegistryProblem.TICKET);
        }
        return ticket;
    }

    private Lookup lookup(Register.Report form, JsonNode given, Set<String> brought) {
        Lookup known = checks.lookup(form.form(), given.isObject() ? List.of(given) : List.of());
        return new Lookup() {
            @Override
            public boolean code(String list, String code) {
                return known.code(list, code);
            }

            @Override
            public boolean exists(ReferenceTarget target, String id) {
                return known.exists(target, id);
            }

            @Override
            public boolean file(String id) {
                return brought.contains(id);
            }
        };
    }

    private void requireOpen(Register register, Register.Report form, ObjectNode values) {
        Register.Opens opens = form.opens();
        if (opens == null) {
            return;
        }
        String named = values.path(opens.field()).asString("");
        LocalDate today = Zone.dayOf(records.now());
        boolean open = records.having(register, opens.names(), List.of(named)).stream()
                .anyMatch(record -> opens.when()
                        .holds(new Condition.Known(
                                register.form(), record.values(), register.words(record.state()), today)));
        if (!open) {
            throw new ProblemException(
                    RegistryProblem.INVALID,
                    List.of(Fault.at("/" + opens.field(), RegistryProblem.REPORT_CLOSED, named)),
                    form.title().zh());
        }
    }

    /** What the sender sees of the record that a report became: the fields the form names, once they are filled in. */
    Map<String, String> shown(JdbcPublicReports.Report report, Locale locale) {
        Register register = registers.get(report.register());
        Register.Report form = form(register);
        UUID id = report.record();
        Map<String, String> shown = new LinkedHashMap<>();
        if (id != null) {
            Register into = registers.get(form.into());
            records.current(into, new RecordId(id))
                    .ifPresent(record -> form.shows().stream()
                            .filter(field -> record.values().hasNonNull(field))
                            .forEach(field -> shown.put(
                                    into.field(field).title().in(locale),
                                    record.values().get(field).asString())));
        }
        return shown;
    }

    private @Nullable LocalDate slot(Register register, Register.Report form, ObjectNode values) {
        Register.Slots declared = form.slots();
        JsonNode day = declared == null ? null : values.get(declared.field());
        if (declared == null || day == null) {
            return null;
        }
        LocalDate slot = LocalDate.parse(day.asString());
        records.lock(Set.of("registry.slot/" + register.id() + "/" + slot));
        if (slots.left(register, declared, slot) <= 0) {
            throw new ProblemException(
                    RegistryProblem.INVALID,
                    List.of(Fault.at("/" + declared.field(), RegistryProblem.NO_SLOT, slot)),
                    form.title().zh());
        }
        return slot;
    }

    private static List<Role> reviewers(Register into) {
        return into.may().stream()
                .filter(may -> may.verb() == Verb.REVIEW)
                .map(Register.May::role)
                .filter(role -> role != null)
                .distinct()
                .toList();
    }

    private static String query() {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < QUERY_LETTERS; i++) {
            query.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return query.toString();
    }

    private static String hash(String number, String query) {
        return CanonicalJson.sha256((number + "\n" + query).getBytes(StandardCharsets.UTF_8));
    }

    /** What its sender is told; whoever does not know the word is told nothing. */
    @Transactional(readOnly = true)
    public JdbcPublicReports.Report follow(String number, String query) {
        String asked = query.strip().toUpperCase(Locale.ROOT);
        return reports.find(number.strip())
                .filter(report -> report.queryHash().equals(hash(report.number(), asked)))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REPORT, number));
    }

    // --- review
    // -----------------------------------------------------------------------------------------------------

    /** The reports of a register, for those who review what comes into the one they are meant for. */
    public List<JdbcPublicReports.Report> list(
            Actor actor, Register register, boolean open, @Nullable UUID after, int limit) {
        requireReview(actor, register);
        return reports.list(register.id(), open, after, limit);
    }

    public JdbcPublicReports.Report get(Actor actor, Register register, String number) {
        requireReview(actor, register);
        return reports.find(number)
                .filter(report -> report.register().equals(register.id()))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REPORT, number));
    }

    private void requireReview(Actor actor, Register register) {
        policy.require(actor, Verb.REVIEW, Thing.of("registry." + form(register).into()));
    }

    /**
     * Makes a record of a report.
     *
     * @param more fields of the record that the report does not say
     */
    @Transactional
    public RecordRow accept(Actor actor, Register register, String number, String said, JsonNode more) {
        JdbcPublicReports.Report report = open(actor, register, number);
        Register into = registers.get(form(register).into());
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        report.values().properties().forEach(entry -> {
            if (into.form().find(entry.getKey()).isPresent()) {
                values.set(entry.getKey(), entry.getValue());
            }
        });
        if (more.isObject()) {
            more.properties().forEach(entry -> values.set(entry.getKey(), entry.getValue()));
        }
        JsonNode filled = checks.filled(into, into.first().id(), values);
        Checked checked = into.form().check(filled, checks.lookup(into.form(), List.of(filled)), false);
        if (!checked.isFine()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, checked.faults(), into.title().zh());
        }
        Draft draft = new Draft(null, into.first().id(), checked.values(), "accept-report", number, null, false);
        List<Fault> taken = recorder.taken(into, List.of(draft)).getOrDefault(0, List.of());
        if (!taken.isEmpty()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, taken, into.title().zh());
        }
        RecordRow row = recorder.write(actor, into, List.of(draft), Trail.EACH).getFirst();
        step(actor, report, "accepted", said, row.id());
        return row;
    }

    @Transactional
    public void refuse(Actor actor, Register register, String number, String said) {
        if (said.isBlank()) {
            throw new ProblemException(RegistryProblem.REASON);
        }
        step(actor, open(actor, register, number), "refused", said, null);
    }

    private JdbcPublicReports.Report open(Actor actor, Register register, String number) {
        JdbcPublicReports.Report report = get(actor, register, number);
        records.lock(Set.of("registry.report/" + report.id()));
        JdbcPublicReports.Report now = reports.find(number).orElseThrow();
        if (now.state() != null) {
            throw new ProblemException(RegistryProblem.REPORT_DONE, number, String.valueOf(now.by()));
        }
        return now;
    }

    private void step(
            Actor actor, JdbcPublicReports.Report report, String state, String said, @Nullable RecordId record) {
        reports.step(report.id(), state, said.strip(), record, actor, records.now());
        Map<String, Object> details = new TreeMap<>();
        details.put("number", report.number());
        details.put("state", state);
        if (record != null) {
            details.put("record", record.toString());
        }
        audit.record(actor, "review-report", FILES, report.id().toString(), details);
        for (Role role : Role.values()) {
            worklist.close("registry.report/" + report.id() + "/" + role);
        }
    }
}
