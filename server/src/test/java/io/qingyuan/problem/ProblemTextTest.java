package io.qingyuan.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every problem code is told in Chinese and in English, and no text is left behind by a code that went. */
class ProblemTextTest {

    @Test
    void everyCodeHasItsTextsInBothLanguagesAndEveryTextItsCode() throws IOException {
        Set<String> expected = codes().stream()
                .flatMap(code -> Stream.of("problem." + code + ".title", "problem." + code + ".detail"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(problemKeys(texts(false))).isEqualTo(expected);
        assertThat(problemKeys(texts(true))).isEqualTo(expected);
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties chinese = texts(false);
        Properties english = texts(true);

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String key : problemKeys(chinese)) {
            assertThat(new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(chinese.getProperty(key)).getFormatsByArgumentIndex());
        }
    }

    /** {@code docs/problems.md} is written by this test with {@code -Ddocs.write=true}. */
    @Test
    void theDocumentListsEveryCode() throws IOException {
        Properties chinese = texts(false);
        Properties english = texts(true);
        StringBuilder table = new StringBuilder("""
                # Problems

                Every refusal of the API is `application/problem+json` with one of these codes; a code is never renamed and never reused.
                Written by `ProblemTextTest`.

                | code | 中文 | English |
                | --- | --- | --- |
                """);
        for (String code : codes()) {
            table.append("| `%s` | %s | %s |%n"
                    .formatted(
                            code,
                            chinese.getProperty("problem." + code + ".title"),
                            english.getProperty("problem." + code + ".title")));
        }
        Path document = Path.of("../docs/problems.md");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(document, table);
        }
        assertThat(document).hasContent(table.toString());
    }

    private static Set<String> codes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.qingyuan").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(constant -> ((ProblemCode) constant).code())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> problemKeys(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("problem."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(boolean english) throws IOException {
        Properties all = new Properties();
        for (Resource bundle :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            if (Objects.requireNonNull(bundle.getFilename()).endsWith("_en.properties") == english) {
                all.load(new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
