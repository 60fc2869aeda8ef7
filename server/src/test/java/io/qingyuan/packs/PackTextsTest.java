package io.qingyuan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages are Chinese first: no text of the shipped packs may be in English alone. */
class PackTextsTest {

    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern SMALL_LETTER = Pattern.compile("[a-z]");
    private static final Pattern ENGLISH_PHRASE = Pattern.compile("[A-Za-z]{2,} [A-Za-z]{2,}");

    private final PackContent content =
            PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content();

    /** A number, a sign or an abbreviation such as AQI is Chinese enough. */
    @Test
    void everyTextIsInChinese() {
        List<Text> texts = texts();

        assertThat(texts).hasSizeGreaterThan(5_000);
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.chinese()).as(text.place()).isNotBlank();
            assertThat(CHINESE.matcher(text.chinese()).find()
                            || !SMALL_LETTER.matcher(text.chinese()).find())
                    .as(text.place() + " is in Chinese: " + text.chinese())
                    .isTrue();
            assertThat(text.chinese()).as(text.place()).doesNotContainPattern(ENGLISH_PHRASE);
        });
    }

    /** What pages show of a system was once a list of plain English strings. */
    @Test
    void whatASystemSaysIsAText() {
        List<PackItem> systems = content.items("systems.yaml", "systems");

        assertThat(systems).allSatisfy(system -> {
            assertThat(system.node().get("document_says").isObject()).isTrue();
            assertThat(system.node().get("acceptance")).isNotEmpty().allMatch(JsonNode::isObject);
            assertThat(system.node().get("data")).allMatch(JsonNode::isObject);
        });
    }

    private record Text(String place, String chinese) {}

    private List<Text> texts() {
        List<Text> found = new ArrayList<>();
        for (PackContent.Pack pack : content.packs()) {
            for (PackDocument document : pack.documents()) {
                collect(document, document.root(), "", found);
            }
        }
        return found;
    }

    private static void collect(PackDocument document, JsonNode node, String pointer, List<Text> found) {
        if (node.isObject() && !node.isEmpty() && LANGUAGES.containsAll(node.propertyNames())) {
            found.add(
                    new Text(document.place(pointer).toString(), node.path("zh").asString("")));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            document, entry.getValue(), pointer + "/" + PackItem.escape(entry.getKey()), found));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(document, node.get(i), pointer + "/" + i, found);
            }
        }
    }
}
