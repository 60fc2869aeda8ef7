package io.qingyuan.plan.internal.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exported list says every code in both languages. */
class CommitmentWordsTest {

    static Stream<String> keys() {
        return Stream.concat(
                Arrays.stream(State.values()).map(state -> "plan.commitment." + state.code()),
                Stream.of("firm", "strive", "encourage", "explore").map(modality -> "plan.modality." + modality));
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
