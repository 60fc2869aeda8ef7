package io.qingyuan.plan.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exported list says every code in both languages. */
class ProjectWordsTest {

    static Stream<String> keys() {
        return Stream.concat(
                Arrays.stream(ProjectState.values()).map(state -> "plan.project." + state.code()),
                Arrays.stream(Warning.values()).map(warning -> "plan.warning." + warning.code()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void saysItInBothLanguages(String key) {
        String chinese = ResourceBundle.getBundle("messages/plan", Locale.ROOT).getString(key);
        String english =
                ResourceBundle.getBundle("messages/plan", Locale.ENGLISH).getString(key);

        assertThat(chinese).matches(".*\\p{IsHan}.*");
        assertThat(english).doesNotMatch(".*\\p{IsHan}.*");
    }
}
