package io.qingyuan.cli.standards;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All topics of the batch command, and its words. */
public final class Topics {
    private static final List<Topic> ALL = Stream.<List<Topic>>of(
                    List.of(
                            AqiTopic.hour(),
                            AqiTopic.day(),
                            new IaqiTopic(),
                            new AirYearTopic(),
                            new CompositeIndexTopic(),
                            new PercentileTopic()),
                    WaterTopics.all(),
                    List.of(GroundwaterTopic.of(), SoilTopic.of()),
                    EcologyTopics.all(),
                    NoiseTopics.all(),
                    EnergyTopics.all(),
                    CarbonTopics.all(),
                    DischargeTopics.all(),
                    List.of(new RoundingTopic()))
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Topic> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private static final String USAGE = """
            ./qingyuan standards TOPIC [--edition auto|YEAR] < in.csv > out.csv

            Every column of the input passes through; the results and a column "fault" are added (a name that the input
            has already gets result_ before it). NA: the standard gives no result. A bad row is reported with its line on
            the standard error, marked in "fault", and makes the exit status 1. Empty, NA, / and - are missing values.
            --edition auto takes the edition from the row's column "edition", else by its date.

            """;

    private Topics() {}

    /** Runs the words after {@code standards}; the exit status is 0, 1 when a row was bad, 2 for wrong words or columns. */
    public static int run(List<String> words, InputStream in, PrintStream out, PrintStream err) throws IOException {
        if (words.isEmpty()) {
            out.print(USAGE);
            ALL.forEach(topic -> out.println(describe(topic)));
            return 0;
        }
        try {
            Topic topic = topic(words.getFirst());
            EditionChoice edition = edition(topic, words.subList(1, words.size()));
            return new StandardsBatch(topic, edition, err).run(in, out) == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println("standards: " + e.getMessage());
            return 2;
        }
    }

    private static Topic topic(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("unknown topic " + name + " (known: "
                        + ALL.stream().map(Topic::name).collect(Collectors.joining(" ")) + ") 没有这个主题"));
    }

    private static EditionChoice edition(Topic topic, List<String> words) {
        if (words.isEmpty()) {
            return new EditionChoice.Auto();
        }
        if (words.size() != 2 || !words.getFirst().equals("--edition")) {
            throw new IllegalArgumentException(
                    "only --edition auto|YEAR may follow the topic, not: " + String.join(" ", words));
        }
        String word = words.getLast();
        if (word.equals("auto")) {
            return new EditionChoice.Auto();
        }
        return topic.editions().stream()
                .filter(year -> word.equals(Integer.toString(year)))
                .findFirst()
                .<EditionChoice>map(EditionChoice.Forced::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--edition of " + topic.name() + " is auto" + years(topic, "|") + ", not " + word + " 没有这个版本"));
    }

    private static String describe(Topic topic) {
        StringBuilder text = new StringBuilder(topic.name())
                .append("  ")
                .append(topic.about())
                .append('\n');
        if (!topic.editions().isEmpty()) {
            text.append("    editions: auto").append(years(topic, " ")).append('\n');
        }
        for (Column column : topic.columns()) {
            text.append("    ").append(String.join(" | ", column.names()));
            text.append(column.isRequired() ? "" : " (optional)");
            text.append(": ").append(column.about()).append('\n');
        }
        return text.append(topic.summarizes() ? "    writes instead of the rows: " : "    adds: ")
                .append(String.join(", ", topic.results()))
                .append(", fault\n")
                .toString();
    }

    private static String years(Topic topic, String before) {
        return topic.editions().stream().map(year -> before + year).collect(Collectors.joining());
    }
}
