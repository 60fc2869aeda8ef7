package io.qingyuan.cli;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDiff;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.plan.PlanFinding;
import io.qingyuan.plan.PlanLint;
import io.qingyuan.rules.FormulaTexts;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code pack check|lint|diff|activate}: packs as folders, read and compared without a server. */
final class PackCommand implements Command {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String USAGE = """
            pack check DIR        file, line, fault, mend
            pack lint DIR         what is wrong in the plan itself
            pack diff A B         what changes from A to B
            pack activate DIR     the impact, then, after "yes" or with --yes, activation
            options: --lang zh|en --json""";

    private final Map<String, String> environment;
    private final InputStream in;

    /** @param in where a question is answered */
    PackCommand(Map<String, String> environment, InputStream in) {
        this.environment = environment;
        this.in = in;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments, environment);
        } catch (Options.Wrong e) {
            err.println(e.getMessage());
            return 2;
        }
        String word = options.names().isEmpty() ? "" : options.names().getFirst();
        int folders = options.names().size() - 1;
        if (!(word.equals("diff")
                ? folders == 2
                : List.of("check", "lint", "activate").contains(word) && folders == 1)) {
            err.println(USAGE);
            return 2;
        }
        for (String name : options.names().subList(1, options.names().size())) {
            if (!Files.isDirectory(Path.of(name))) {
                err.println(options.english() ? "no such folder: " + name : "没有这个目录：" + name);
                return 2;
            }
        }
        Path folder = Path.of(options.names().get(1));
        return switch (word) {
            case "check" -> check(folder, options, out);
            case "lint" -> lint(folder, options, out);
            case "diff" -> diff(folder, Path.of(options.names().get(2)), options, out);
            default -> new PackActivation(options, environment, in).run(folder, out, err);
        };
    }

    private static PackFolder.Reading read(Path folder) {
        return PackFolder.read(folder, new FormulaTexts());
    }

    private static int check(Path folder, Options options, PrintStream out) {
        List<PackFault> faults = read(folder).faults();
        print(faults, options, out);
        return faults.isEmpty() ? 0 : 1;
    }

    static void print(List<PackFault> faults, Options options, PrintStream out) {
        if (options.json()) {
            ArrayNode all = JSON.createArrayNode();
            for (PackFault fault : faults) {
                place(all.addObject(), fault.place())
                        .put("code", fault.code())
                        .put("what", fault.what(options.language()))
                        .put("found", fault.found())
                        .put("allowed", fault.allowed())
                        .put("mend", fault.mend(options.language()));
            }
            out.println(all.toPrettyString());
            return;
        }
        boolean english = options.english();
        for (PackFault fault : faults) {
            out.println(fault.place() + "  " + fault.what(options.language()));
            if (fault.found() != null) {
                out.println("    " + (english ? "found: " : "写的是：") + fault.found());
            }
            if (fault.allowed() != null) {
                out.println("    " + (english ? "allowed: " : "允许：") + fault.allowed());
            }
            out.println("    " + (english ? "mend: " : "修改：") + fault.mend(options.language()));
        }
        if (faults.isEmpty()) {
            out.println(english ? "no faults" : "没有错误");
        } else {
            out.println(english ? faults.size() + " faults" : "共 " + faults.size() + " 处错误");
        }
    }

    private static int lint(Path folder, Options options, PrintStream out) {
        PackFolder.Reading reading = read(folder);
        if (!reading.faults().isEmpty()) {
            print(reading.faults(), options, out);
            return 1;
        }
        List<PlanFinding> findings = PlanLint.examine(reading.content());
        if (options.json()) {
            out.println(json(findings, options).toPrettyString());
        } else {
            findings.forEach(finding -> print(finding, options, out));
            Map<PlanFinding.Severity, Integer> counts = new EnumMap<>(PlanFinding.Severity.class);
            findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
            out.println(
                    options.english()
                            ? findings.size() + " findings " + counts
                            : "共 " + findings.size() + " 条 " + counts);
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private static ArrayNode json(List<PlanFinding> findings, Options options) {
        ArrayNode all = JSON.createArrayNode();
        for (PlanFinding finding : findings) {
            ObjectNode node = all.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.severity().name());
            spot(node.putObject("first"), finding.first());
            if (finding.second() != null) {
                spot(node.putObject("second"), finding.second());
            }
            node.put("what", finding.what(options.language()))
                    .put("why", finding.why(options.language()))
                    .put("mend", finding.mend(options.language()));
        }
        return all;
    }

    private static void print(PlanFinding finding, Options options, PrintStream out) {
        out.println(finding.severity() + " " + finding.rule() + "  " + say(finding.first())
                + (finding.second() == null ? "" : "  ↔  " + say(finding.second())));
        out.println("    " + finding.what(options.language()));
        out.println("    " + finding.why(options.language()));
        out.println("    → " + finding.mend(options.language()));
    }

    private static String say(PlanFinding.Spot spot) {
        return spot.id() + (spot.ref() == null ? "" : " [" + spot.ref() + "]") + " " + spot.file() + ":" + spot.line();
    }

    private static void spot(ObjectNode node, PlanFinding.Spot spot) {
        node.put("id", spot.id())
                .put("ref", spot.ref())
                .put("file", spot.file())
                .put("line", spot.line());
    }

    private static int diff(Path before, Path after, Options options, PrintStream out) {
        PackDiff diff = PackDiff.between(content(before), content(after));
        print(diff, options, out);
        return diff.isEmpty() ? 0 : 1;
    }

    private static PackContent content(Path folder) {
        return read(folder).content();
    }

    static void print(PackDiff diff, Options options, PrintStream out) {
        if (options.json()) {
            out.println(JSON.valueToTree(diff.changes()).toPrettyString());
            return;
        }
        for (PackDiff.Change change : diff.changes()) {
            String sign = switch (change.kind()) {
                case ADDED -> "+";
                case REMOVED -> "-";
                case CHANGED -> "~";
                case RENUMBERED -> ">";
            };
            PackPlace place = change.after() != null ? change.after() : change.before();
            out.println(sign + " " + change.thing() + " " + (change.formerId() == null ? "" : change.formerId() + " → ")
                    + change.id() + "  " + place);
            for (PackDiff.Field field : change.fields()) {
                out.println("    " + field.name() + ": " + absent(field.before()) + " → " + absent(field.after()));
            }
        }
        out.println((options.english() ? "added " : "新增 ")
                + diff.count(PackDiff.Kind.ADDED)
                + (options.english() ? ", removed " : "，删去 ")
                + diff.count(PackDiff.Kind.REMOVED)
                + (options.english() ? ", changed " : "，修改 ")
                + diff.count(PackDiff.Kind.CHANGED)
                + (options.english() ? ", renumbered " : "，改号 ")
                + diff.count(PackDiff.Kind.RENUMBERED));
    }

    private static String absent(@Nullable String value) {
        return value == null ? "∅" : value;
    }

    private static ObjectNode place(ObjectNode node, PackPlace place) {
        return node.put("pack", place.pack().value())
                .put("file", place.file())
                .put("line", place.line())
                .put("path", place.pointer());
    }
}
