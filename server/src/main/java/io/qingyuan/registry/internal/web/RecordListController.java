package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.BulkDesk;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.RecordHistory;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.RecordThing;
import io.qingyuan.registry.internal.records.RecordTimeline;
import io.qingyuan.registry.internal.web.RegisterBodies.AlikeBody;
import io.qingyuan.registry.internal.web.RegisterBodies.BulkBody;
import io.qingyuan.registry.internal.web.RegisterBodies.BulkFault;
import io.qingyuan.registry.internal.web.RegisterBodies.BulkRequest;
import io.qingyuan.registry.internal.web.RegisterBodies.DoublesBody;
import io.qingyuan.registry.internal.web.RegisterBodies.EventBody;
import io.qingyuan.registry.internal.web.RegisterBodies.PlaceBody;
import io.qingyuan.registry.internal.web.RegisterBodies.PlacesBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordPage;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordTotal;
import io.qingyuan.registry.internal.web.RegisterBodies.TimelineBody;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Many records of a register: lists, totals, map, timeline, what may be there twice, acts on many. */
@RestController
@RequestMapping("/api/registers/{register}")
class RecordListController {

    private static final String KIND = RegisterController.KIND;
    private static final int MOST_LINES = 200;
    private static final int MOST_PLACES = 2000;
    private static final int DOUBLES_SHOWN = 100;
    private static final int REFUSED_SHOWN = 100;
    private static final int ALIKE_SHOWN = 10;

    private final Registers registers;
    private final RecordLists lists;
    private final RecordHistory histories;
    private final JdbcRecords records;
    private final RecordTimeline timeline;
    private final BulkDesk bulk;
    private final RecordViews views;
    private final RecordSheet sheet;
    private final Policy policy;
    private final JsonMapper json;

    RecordListController(
            Registers registers,
            RecordLists lists,
            RecordHistory histories,
            JdbcRecords records,
            RecordTimeline timeline,
            BulkDesk bulk,
            RecordViews views,
            RecordSheet sheet,
            Policy policy,
            JsonMapper json) {
        this.registers = registers;
        this.lists = lists;
        this.histories = histories;
        this.records = records;
        this.timeline = timeline;
        this.bulk = bulk;
        this.views = views;
        this.sheet = sheet;
        this.policy = policy;
        this.json = json;
    }

    /**
     * A page of records.
     *
     * @param where a condition as packs write it, as JSON: {@code {"all": [{"field": "fuel", "is": "coal"}, {"state": "confirmed"}]}}
     * @param flag a flag they have
     * @param words the name or the number holds them
     * @param sort a field, {@code @number}, {@code @state}, {@code @changed} or {@code @created}; a minus before it turns it around
     * @param after {@code next} of the page before
     */
    @GetMapping("/records")
    @Permit(kind = KIND, verb = Verb.READ)
    RecordPage records(
            Actor actor,
            AsOf asOf,
            WebRequest request,
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String where,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = RecordQuery.NEWEST) String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Register known = register(actor, register);
        RecordQuery query = query(known, where, flag, words, sort, List.of(), asked(request, asOf));
        return views.page(actor, known, lists.page(actor, known, query, after, Math.clamp(limit, 1, MOST_LINES)));
    }

    /** How many records the same question finds: counted up to 10,000, above it an estimate. */
    @GetMapping("/records/total")
    @Permit(kind = KIND, verb = Verb.READ)
    RecordTotal countRecords(
            Actor actor,
            AsOf asOf,
            WebRequest request,
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String where,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(defaultValue = "") String words) {
        Register known = register(actor, register);
        RecordQuery query = query(known, where, flag, words, RecordQuery.NEWEST, List.of(), asked(request, asOf));
        RecordLists.Total total = lists.total(actor, known, query);
        return new RecordTotal(total.count(), total.estimate());
    }

    @GetMapping("/records/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportRecords(
            Actor actor,
            AsOf asOf,
            WebRequest request,
            Locale locale,
            HttpServletResponse response,
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String where,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = RecordQuery.NEWEST) String sort)
            throws IOException {
        Register known = register(actor, register);
        RecordQuery query = query(known, where, flag, words, sort, List.of(), asked(request, asOf));
        sheet.send(actor, known, query, where, flag, asOf, locale, response);
    }

    /** Places of records in a box of the map, at most 2000. */
    @GetMapping("/records/places")
    @Permit(kind = KIND, verb = Verb.READ)
    PlacesBody recordPlaces(
            Actor actor,
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String where,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<Double> box) {
        Register known = register(actor, register);
        Register.MapStyle map = known.map();
        if (map == null) {
            return new PlacesBody(List.of(), false);
        }
        RecordQuery query = query(known, where, flag, words, RecordQuery.NEWEST, box, null);
        RecordLists.Page page = lists.page(actor, known, query, null, MOST_PLACES);
        String colorBy = map.colorBy();
        List<PlaceBody> places = new ArrayList<>();
        for (RecordRow row : page.rows()) {
            JsonNode place = row.values().get(map.field());
            if (place != null) {
                places.add(new PlaceBody(
                        row.id().toString(),
                        row.name(),
                        row.state(),
                        colorBy == null || colorBy.equals("state") ? row.state() : row.text(colorBy),
                        views.map(place)));
            }
        }
        return new PlacesBody(places, page.next() != null);
    }

    /** What happened to records of the register, the latest first. */
    @GetMapping("/timeline")
    @Permit(kind = KIND, verb = Verb.READ)
    TimelineBody registerTimeline(
            Actor actor,
            @PathVariable String register,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "50") int limit) {
        Register known = register(actor, register);
        int most = Math.clamp(limit, 1, MOST_LINES);
        List<RecordRow> rows = timeline.latest(actor, known, before, most);
        return new TimelineBody(
                rows.stream()
                        .map(row -> new EventBody(
                                row.id().toString(),
                                row.name(),
                                row.version(),
                                row.act(),
                                row.state(),
                                row.reason(),
                                row.authorName(),
                                row.recordedAt()))
                        .toList(),
                rows.size() < most ? null : rows.getLast().recordedAt());
    }

    /** Names that several records have. */
    @GetMapping("/doubles")
    @Permit(kind = KIND, verb = Verb.READ)
    List<DoublesBody> doubledRecords(Actor actor, @PathVariable String register) {
        Register known = register(actor, register);
        return histories.doubled(known, DOUBLES_SHOWN).stream()
                .map(one -> new DoublesBody(
                        one.name(),
                        one.count(),
                        records
                                .current(
                                        known,
                                        one.ids().stream().map(RecordId::of).toList())
                                .stream()
                                .filter(row -> policy.allows(actor, Verb.READ, RecordThing.of(row)))
                                .map(row -> RecordController.alike(row, "1"))
                                .toList()))
                .filter(one -> !one.records().isEmpty())
                .toList();
    }

    /** Records with a name like the one that is being typed. */
    @GetMapping("/alike")
    @Permit(kind = KIND, verb = Verb.READ)
    List<AlikeBody> alike(Actor actor, @PathVariable String register, @RequestParam String name) {
        Register known = register(actor, register);
        return histories.alike(known, name, null, ALIKE_SHOWN).stream()
                .filter(one -> policy.allows(actor, Verb.READ, RecordThing.of(one.row())))
                .map(one -> RecordController.alike(one.row(), one.likeness()))
                .toList();
    }

    /** Looks at an act on many records, or does exactly what was looked at. */
    @PostMapping("/bulk")
    @Permit(kind = KIND, verb = Verb.WRITE)
    BulkBody bulkAct(Actor actor, @PathVariable String register, @RequestBody BulkRequest request) {
        Register known = register(actor, register);
        Condition where = request.where() == null
                ? Condition.always()
                : Condition.read(json.valueToTree(request.where()), known.ground(), "/where");
        BulkDesk.Outcome outcome = bulk.act(
                actor,
                known,
                new BulkDesk.Act(
                        request.ids().stream().map(RecordId::of).toList(),
                        where,
                        json.<ObjectNode>valueToTree(request.set()),
                        request.move(),
                        request.reason(),
                        request.seen()));
        return new BulkBody(
                outcome.token(),
                outcome.records(),
                outcome.changes(),
                outcome.refused().stream()
                        .limit(REFUSED_SHOWN)
                        .map(one -> new BulkFault(
                                one.row().id().toString(), one.row().name(), one.reasons()))
                        .toList(),
                outcome.refused().size(),
                outcome.done());
    }

    private RecordQuery query(
            Register register,
            @Nullable String where,
            @Nullable String flag,
            String words,
            String sort,
            List<Double> box,
            @Nullable Instant asOf) {
        List<Condition> all = new ArrayList<>();
        if (where != null && !where.isBlank()) {
            try {
                all.add(Condition.read(json.readTree(where), register.ground(), ""));
            } catch (JacksonException e) {
                throw new ProblemException(RegistryProblem.WHERE, where);
            }
        }
        if (flag != null && !flag.isBlank()) {
            all.add(register.flags().stream()
                    .filter(one -> one.id().equals(flag))
                    .map(Register.Flag::when)
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(RegistryProblem.WHERE, flag)));
        }
        return new RecordQuery(new Condition.All(all), words, sort, box, asOf);
    }

    private static @Nullable Instant asked(WebRequest request, AsOf asOf) {
        String text = request.getParameter("asOf");
        return text == null || text.isBlank() ? null : asOf.at();
    }

    private Register register(Actor actor, String id) {
        return RegisterController.readable(registers, policy, actor, id);
    }
}
