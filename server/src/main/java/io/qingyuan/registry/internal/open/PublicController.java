package io.qingyuan.registry.internal.open;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.FieldView;
import io.qingyuan.fields.FieldView.FormView;
import io.qingyuan.files.Files;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Knocks;
import io.qingyuan.identity.Knocks.Measure;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.ValueTitles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What anybody may see of registers, check and send. Sample records say that they are. */
@RestController
@RequestMapping("/api/public/registers")
class PublicController {

    private static final String OPEN = "the definition of the register says what the public sees of it";
    private static final String SENT = "anybody may report; nothing of it shows before it was reviewed";
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final int MOST_LINES = 100;
    private static final int MOST_PLACES = 2000;
    private static final long MOST_FILE_BYTES = 8L << 20;
    private static final Measure READ = anHour("read", 600);
    private static final Measure CHALLENGE = anHour("challenge", 40);
    private static final Measure FILE = anHour("file", 30);
    private static final Measure REPORT = anHour("report", 10);
    private static final Measure QUERY = anHour("query", 60);

    private final Registers registers;
    private final RecordLists lists;
    private final JdbcRecords records;
    private final ValueTitles titles;
    private final Knocks knocks;
    private final Visitors visitors;
    private final Reports reports;
    private final Slots slots;
    private final Files files;
    private final JsonMapper json;

    PublicController(
            Registers registers,
            RecordLists lists,
            JdbcRecords records,
            ValueTitles titles,
            Knocks knocks,
            Visitors visitors,
            Reports reports,
            Slots slots,
            Files files,
            JsonMapper json) {
        this.registers = registers;
        this.lists = lists;
        this.records = records;
        this.titles = titles;
        this.knocks = knocks;
        this.visitors = visitors;
        this.reports = reports;
        this.slots = slots;
        this.files = files;
        this.json = json;
    }

    private static Measure anHour(String deed, int most) {
        return new Measure("registry." + deed, most, Duration.ofHours(1));
    }

    /**
     * A register with a public side.
     *
     * @param lists whether there is a list to look at
     * @param code what can be checked by typing it, in words; null for nothing
     * @param report what can be reported, in words; null for nothing
     */
    record OpenRegister(
            String id,
            String title,
            String purpose,
            boolean lists,
            @Nullable String code,
            @Nullable String report) {}

    record OpenSlot(LocalDate day, int left) {}

    /**
     * The public side of a register.
     *
     * @param columns the fields of the list, in order
     */
    record OpenRegisterPage(
            OpenRegister register,
            FormView form,
            List<String> columns,
            @Nullable FormView reportForm,
            @Nullable String reportHelp,
            boolean captcha,
            List<OpenSlot> slots) {}

    record OpenRecord(
            String id,
            String name,
            @Nullable String number,
            String state,
            boolean sample,
            Instant since,
            Map<String, Object> values) {}

    record OpenRecords(List<OpenRecord> records, @Nullable String next, Map<String, Map<String, String>> titles) {}

    record OpenPlace(String id, String name, Map<String, Object> geometry) {}

    /**
     * Places of published records.
     *
     * @param more whether there are more than are shown
     */
    record OpenPlaces(List<OpenPlace> places, boolean more) {}

    /** Whether a code is valid: it is of a record that is published and not over. */
    record CodeCheck(boolean valid, @Nullable OpenRecord record, Map<String, Map<String, String>> titles) {}

    record ChallengeBody(UUID id, String picture) {}

    record AnswerRequest(String answer) {}

    record AnswerBody(boolean solved) {}

    record OpenFile(String id, String name) {}

    record ReportRequest(@Nullable UUID ticket, Map<String, Object> values) {}

    record ReportTaken(String number, String query) {}

    /** What a report became, as far as the register it went to shows its records to the public. */
    record Became(OpenRecord record, FormView form, Map<String, Map<String, String>> titles) {}

    /**
     * What became of a report.
     *
     * @param became null before it is a record, and while that is not shown to the public
     */
    record ReportFollowed(
            String number,
            Instant sentAt,
            String state,
            @Nullable String said,
            @Nullable Instant at,
            @Nullable LocalDate slot,
            @Nullable Became became,
            List<Shown> shown) {}

    /** A field of what a report became that its sender sees, whether it is public or not. */
    record Shown(String title, String text) {}

    @GetMapping
    @PublicRoute(because = OPEN)
    List<OpenRegister> openRegisters(Locale locale) {
        return registers.all().stream()
                .filter(register -> register.open() != null)
                .map(register -> line(register, locale))
                .toList();
    }

    private static OpenRegister line(Register register, Locale locale) {
        Register.OpenSide open = side(register);
        String code = open.code();
        Register.Report report = open.report();
        return new OpenRegister(
                register.id(),
                register.title().in(locale),
                register.purpose().in(locale),
                !open.list().isEmpty(),
                code == null
                        ? null
                        : code.equals("number")
                                ? locale.getLanguage().equals("en") ? "Number" : "编号"
                                : register.field(code).title().in(locale),
                report == null ? null : report.title().in(locale));
    }

    @GetMapping("/{register}")
    @PublicRoute(because = OPEN)
    OpenRegisterPage openRegister(Locale locale, @PathVariable String register) {
        Register known = open(register);
        Register.Report report = side(known).report();
        Register.Slots declared = report == null ? null : report.slots();
        return new OpenRegisterPage(
                line(known, locale),
                FieldView.of(shown(known), locale),
                side(known).list(),
                report == null ? null : FieldView.of(report.form(), locale),
                report == null || report.help() == null ? null : report.help().in(locale),
                report != null && report.captcha(),
                declared == null
                        ? List.of()
                        : slots.left(known, declared).entrySet().stream()
                                .map(slot -> new OpenSlot(slot.getKey(), slot.getValue()))
                                .toList());
    }

    @GetMapping("/{register}/records")
    @PublicRoute(because = OPEN)
    OpenRecords openRecords(
            HttpServletRequest request,
            Locale locale,
            @PathVariable String register,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String after) {
        knocks.count(request.getRemoteAddr(), READ);
        Register known = open(register);
        if (side(known).list().isEmpty()) {
            throw new ProblemException(RegistryProblem.NO_REGISTER, register);
        }
        boolean namesOpen = known.field(known.name()).open();
        RecordQuery query =
                new RecordQuery(published(known), namesOpen ? words : "", RecordQuery.NEWEST, List.of(), null);
        RecordLists.Page page = lists.open(known, query, after, MOST_LINES);
        List<ObjectNode> values = page.rows().stream()
                .map(row -> values(row, field -> side(known).list().contains(field.id())))
                .toList();
        List<OpenRecord> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            lines.add(record(known, page.rows().get(i), values.get(i), locale));
        }
        return new OpenRecords(lines, page.next(), titles.of(known.form(), values, locale));
    }

    /** Places of what is published, at most 2000, where the register shows its places to the public. */
    @GetMapping("/{register}/places")
    @PublicRoute(because = OPEN)
    OpenPlaces openPlaces(HttpServletRequest request, Locale locale, @PathVariable String register) {
        knocks.count(request.getRemoteAddr(), READ);
        Register known = open(register);
        Register.MapStyle map = known.map();
        if (map == null || !mapped(known) || side(known).list().isEmpty()) {
            return new OpenPlaces(List.of(), false);
        }
        Condition placed = new Condition.All(List.of(published(known), new Condition.Filled(map.field(), true)));
        RecordQuery query = new RecordQuery(placed, "", RecordQuery.NEWEST, List.of(), null);
        RecordLists.Page page = lists.open(known, query, null, MOST_PLACES);
        List<OpenPlace> places = page.rows().stream()
                .map(row -> new OpenPlace(
                        row.id().toString(),
                        record(known, row, values(row, _ -> false), locale).name(),
                        json.convertValue(row.values().get(map.field()), VALUES)))
                .toList();
        return new OpenPlaces(places, page.next() != null);
    }

    /** Whether the public sees where records are. */
    private static boolean mapped(Register register) {
        Register.MapStyle map = register.map();
        return map != null
                && register.form()
                        .find(map.field())
                        .filter(field -> field.open() && !field.closed())
                        .isPresent();
    }

    @GetMapping("/{register}/records/{record}")
    @PublicRoute(because = OPEN)
    OpenRecords openRecord(
            HttpServletRequest request, Locale locale, @PathVariable String register, @PathVariable RecordId record) {
        knocks.count(request.getRemoteAddr(), READ);
        Register known = open(register);
        RecordRow row = records.current(known, record)
                .filter(one -> side(known).states().contains(one.state())
                        && !side(known).list().isEmpty())
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, record));
        ObjectNode values = values(row, Field::open);
        return new OpenRecords(
                List.of(record(known, row, values, locale)), null, titles.of(known.form(), List.of(values), locale));
    }

    /** RecordChecks a number or code, as one stands on a certificate. */
    @GetMapping("/{register}/code")
    @PublicRoute(because = OPEN)
    CodeCheck checkCode(
            HttpServletRequest request, Locale locale, @PathVariable String register, @RequestParam String code) {
        knocks.count(request.getRemoteAddr(), QUERY);
        Register known = open(register);
        String by = side(known).code();
        if (by == null || code.isBlank()) {
            throw new ProblemException(RegistryProblem.NO_REGISTER, register);
        }
        Stream<RecordRow> found = by.equals("number")
                ? records.numbered(known, List.of(code.strip())).stream()
                : records.having(known, by, List.of(code.strip())).stream();
        Optional<RecordRow> row =
                found.filter(one -> side(known).states().contains(one.state())).findFirst();
        if (row.isEmpty()) {
            return new CodeCheck(false, null, Map.of());
        }
        ObjectNode values = values(row.get(), Field::open);
        boolean over = known.state(row.get().state()).map(Register.State::ended).orElse(true);
        return new CodeCheck(
                !over, record(known, row.get(), values, locale), titles.of(known.form(), List.of(values), locale));
    }

    // --- reports
    // ----------------------------------------------------------------------------------------------------

    @PostMapping("/challenges")
    @PublicRoute(because = SENT)
    ChallengeBody challenge(HttpServletRequest request) {
        knocks.count(request.getRemoteAddr(), CHALLENGE);
        Visitors.Challenge challenge = visitors.challenge();
        return new ChallengeBody(
                challenge.id(), "data:image/png;base64," + Base64.getEncoder().encodeToString(challenge.picture()));
    }

    /** Answers a challenge; a solved one is the ticket for files and one report. */
    @PostMapping("/challenges/{challenge}")
    @PublicRoute(because = SENT)
    AnswerBody answerChallenge(
            HttpServletRequest request, @PathVariable UUID challenge, @RequestBody AnswerRequest answer) {
        knocks.count(request.getRemoteAddr(), CHALLENGE);
        return new AnswerBody(visitors.solve(challenge, answer.answer()));
    }

    /** Takes a picture or document that goes with a report. */
    @PostMapping(path = "/challenges/{ticket}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PublicRoute(because = SENT)
    OpenFile reportFile(HttpServletRequest request, @PathVariable UUID ticket, @RequestParam MultipartFile file)
            throws IOException {
        knocks.count(request.getRemoteAddr(), FILE);
        visitors.require(ticket);
        if (file.getSize() > MOST_FILE_BYTES) {
            throw new ProblemException(RegistryProblem.FILE_TOO_LARGE, MOST_FILE_BYTES >> 20);
        }
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            StoredFile stored = files.store(Actor.system(), content, name == null ? "" : name);
            visitors.file(ticket, stored.id());
            return new OpenFile(stored.id().toString(), stored.name());
        }
    }

    @PostMapping("/{register}/reports")
    @PublicRoute(because = SENT)
    ReportTaken sendReport(
            HttpServletRequest request, @PathVariable String register, @RequestBody ReportRequest report) {
        knocks.count(request.getRemoteAddr(), REPORT);
        Reports.Receipt receipt = reports.take(open(register), report.ticket(), json.valueToTree(report.values()));
        return new ReportTaken(receipt.number(), receipt.query());
    }

    /** What became of a report; asked for with the word its sender was given. */
    @GetMapping("/reports/{number}")
    @PublicRoute(because = "the sender of a report asks for it with the word that was given")
    ReportFollowed followReport(
            HttpServletRequest request, Locale locale, @PathVariable String number, @RequestParam String query) {
        knocks.count(request.getRemoteAddr(), QUERY);
        JdbcPublicReports.Report report = reports.follow(number, query);
        String state = report.state();
        return new ReportFollowed(
                report.number(),
                report.sentAt(),
                state == null ? "received" : state,
                report.said(),
                report.at(),
                report.slot(),
                became(report, locale),
                reports.shown(report, locale).entrySet().stream()
                        .map(entry -> new Shown(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private @Nullable Became became(JdbcPublicReports.Report report, Locale locale) {
        UUID id = report.record();
        Register into = id == null
                ? null
                : registers
                        .find(report.register())
                        .flatMap(register ->
                                registers.find(Reports.form(register).into()))
                        .orElse(null);
        Register.OpenSide open = into == null ? null : into.open();
        if (id == null || into == null || open == null || open.list().isEmpty()) {
            return null;
        }
        return records.current(into, new RecordId(id))
                .filter(row -> open.states().contains(row.state()))
                .map(row -> {
                    ObjectNode values = values(row, Field::open);
                    return new Became(
                            record(into, row, values, locale),
                            FieldView.of(shown(into), locale),
                            titles.of(into.form(), List.of(values), locale));
                })
                .orElse(null);
    }

    // --- what is open
    // -----------------------------------------------------------------------------------------------

    private Register open(String id) {
        return registers
                .find(id)
                .filter(register -> register.open() != null)
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, id));
    }

    private static Register.OpenSide side(Register register) {
        Register.OpenSide open = register.open();
        if (open == null) {
            throw new ProblemException(RegistryProblem.NO_REGISTER, register.id());
        }
        return open;
    }

    private static Condition published(Register register) {
        return new Condition.StateIn(side(register).states().stream().sorted().toList());
    }

    private static FieldSet shown(Register register) {
        return new FieldSet(
                register.form().sections(),
                register.form().fields().stream()
                        .filter(field -> field.open() && !field.closed())
                        .toList());
    }

    private static ObjectNode values(RecordRow row, Predicate<Field> which) {
        ObjectNode values = row.values().deepCopy();
        row.register().form().fields().stream()
                .filter(field -> !field.open() || field.closed() || !which.test(field))
                .forEach(field -> values.remove(field.id()));
        return values;
    }

    private OpenRecord record(Register register, RecordRow row, ObjectNode values, Locale locale) {
        boolean named = register.field(register.name()).open();
        String number = row.number();
        return new OpenRecord(
                row.id().toString(),
                named ? row.name() : number == null ? "" : number,
                number,
                register.state(row.state())
                        .map(state -> state.title().in(locale))
                        .orElse(row.state()),
                row.sample(),
                row.validFrom(),
                json.convertValue(values, VALUES));
    }
}
