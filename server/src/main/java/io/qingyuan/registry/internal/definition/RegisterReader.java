package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.registry.Register;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers as packs write them; asks nothing that {@link RegisterInspection} has not made sure of. */
public final class RegisterReader {

    public static final String FILES = "registers/*.yaml";

    private static final Set<String> CONFIRMED_WORDS = Set.of("confirmed", "ended");

    private RegisterReader() {}

    /** The hash of every definition of a content, by register. */
    public static Map<String, String> hashes(PackContent content) {
        Map<String, String> hashes = new HashMap<>();
        documents(content).forEach(document -> hashes.put(document.item().id(), document.hash()));
        return hashes;
    }

    static List<PackDocument> documents(PackContent content) {
        return content.documents(FILES);
    }

    public static Register read(PackDocument document) {
        PackItem item = document.item();
        FieldSet form = FieldSet.read(item);
        List<Register.State> states = states(item);
        Condition.Ground ground = ground(form, states);
        return new Register(
                item.id(),
                document.hash(),
                item.findString("system").orElse(null),
                title(item, "title"),
                title(item, "purpose"),
                item.string("group"),
                mirror(item),
                item.findString("number").orElse(null),
                item.findString("unit").orElse(null),
                item.findString("area").orElse(null),
                item.string("name"),
                form,
                Set.copyOf(item.strings("retired")),
                Set.copyOf(item.strings("fixed")),
                states,
                moves(item, ground),
                item.find("review").map(RegisterReader::review).orElse(null),
                item.list("due").stream().map(due -> due(due, ground)).toList(),
                item.list("flags").stream()
                        .map(flag ->
                                new Register.Flag(flag.id(), title(flag, "title"), condition(flag, "when", ground)))
                        .toList(),
                item.list("may").stream().map(RegisterReader::may).toList(),
                item.list("figures").stream()
                        .map(figure -> Figure.read(figure, ground, List.of("confirmed")))
                        .toList(),
                item.find("public").map(open -> open(open, states, ground)).orElse(null),
                item.find("map")
                        .map(map -> new Register.MapStyle(
                                map.string("field"),
                                map.findString("symbol").orElse("circle"),
                                map.findString("color_by").orElse(null),
                                map.list("overlaps").stream()
                                        .map(against -> new Register.Against(
                                                against.string("register"), against.string("field")))
                                        .toList()))
                        .orElse(null));
    }

    static Condition.Ground ground(FieldSet form, List<Register.State> states) {
        Set<String> words = new LinkedHashSet<>(CONFIRMED_WORDS);
        states.forEach(state -> words.add(state.id()));
        return new Condition.Ground(form, words);
    }

    static List<Register.State> states(PackItem item) {
        List<PackItem> own = item.list("states");
        if (own.isEmpty()) {
            return List.of(
                    new Register.State("draft", Title.of("草稿", "Draft"), true, false, false),
                    new Register.State("confirmed", Title.of("已确认", "Confirmed"), false, true, false),
                    new Register.State("retired", Title.of("已停用", "Retired"), false, false, true));
        }
        boolean first = own.stream().anyMatch(state -> state.flag("first"));
        return own.stream()
                .map(state -> new Register.State(
                        state.id(),
                        title(state, "title"),
                        first ? state.flag("first") : state.equals(own.getFirst()),
                        state.flag("confirmed"),
                        state.flag("ended")))
                .toList();
    }

    private static List<Register.Move> moves(PackItem item, Condition.Ground ground) {
        if (!item.has("states") && !item.has("moves")) {
            return List.of(
                    plain("confirm", Title.of("确认", "Confirm"), Set.of("draft"), "confirmed", Verb.CONFIRM, false),
                    plain("reopen", Title.of("退回修改", "Reopen"), Set.of("confirmed"), "draft", Verb.CONFIRM, true),
                    plain(
                            "retire",
                            Title.of("停用", "Retire"),
                            Set.of("draft", "confirmed"),
                            "retired",
                            Verb.CONFIRM,
                            true));
        }
        return item.list("moves").stream()
                .map(move -> new Register.Move(
                        move.id(),
                        title(move, "title"),
                        Set.copyOf(move.strings("from")),
                        move.string("to"),
                        Verb.valueOf(move.string("verb")),
                        move.strings("needs"),
                        condition(move, "when", ground),
                        move.flag("reason"),
                        move.findString("files").orElse(null),
                        move.findString("gate").orElse(null)))
                .toList();
    }

    private static Register.Move plain(String id, Title title, Set<String> from, String to, Verb verb, boolean reason) {
        return new Register.Move(id, title, from, to, verb, List.of(), Condition.always(), reason, null, null);
    }

    private static Register.@Nullable Mirror mirror(PackItem item) {
        return item.find("source")
                .flatMap(source -> source.find("mirror"))
                .map(mirror ->
                        new Register.Mirror(title(mirror, "system"), mirror.string("number"), mirror.string("synced")))
                .orElse(null);
    }

    private static Register.Review review(PackItem review) {
        return new Register.Review(
                review.string("every"),
                review.string("due"),
                Role.valueOf(review.string("role")),
                title(review, "title"));
    }

    private static Register.Due due(PackItem due, Condition.Ground ground) {
        return new Register.Due(
                due.id(),
                title(due, "title"),
                due.string("field"),
                due.has("until") ? condition(due, "until", ground) : null,
                due.findInteger("before_days").orElse(0),
                Role.valueOf(due.string("role")));
    }

    private static Register.May may(PackItem may) {
        String role = may.string("role");
        return new Register.May(
                Verb.valueOf(may.string("verb")),
                role.equals("*") ? null : Role.valueOf(role),
                Relation.parse(may.string("relation")));
    }

    private static Register.OpenSide open(PackItem open, List<Register.State> states, Condition.Ground ground) {
        Set<String> shown = open.has("states")
                ? Set.copyOf(open.strings("states"))
                : Set.copyOf(states.stream()
                        .filter(Register.State::confirmed)
                        .map(Register.State::id)
                        .toList());
        return new Register.OpenSide(
                open.strings("list"),
                shown,
                open.findString("code").orElse(null),
                open.find("report").map(report -> report(report, ground)).orElse(null));
    }

    private static Register.Report report(PackItem report, Condition.Ground ground) {
        return new Register.Report(
                title(report, "title"),
                report.findText("help").map(RegisterReader::title).orElse(null),
                FieldSet.read(report),
                !report.has("captcha") || report.flag("captcha"),
                report.string("into"),
                report.string("number"),
                report.find("slots")
                        .map(slots -> new Register.Slots(
                                slots.string("field"),
                                slots.integer("days"),
                                slots.integer("each"),
                                slots.findString("on").orElse(null),
                                slots.findString("places").orElse(null)))
                        .orElse(null),
                report.find("opens")
                        .map(opens -> new Register.Opens(
                                opens.string("field"), opens.string("names"), condition(opens, "when", ground)))
                        .orElse(null),
                report.strings("shows"));
    }

    private static Condition condition(PackItem owner, String name, Condition.Ground ground) {
        return owner.find(name)
                .map(item -> Condition.read(item.node(), ground, ""))
                .orElse(Condition.always());
    }

    static Title title(PackItem item, String name) {
        return title(item.text(name));
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }
}
