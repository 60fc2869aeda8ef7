package io.qingyuan.standards.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.noise.UrbanNoiseSurvey.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UrbanNoiseSurveyTest {
    private static final UrbanNoiseSurvey RULES = UrbanNoiseSurvey.inForceOn(LocalDate.of(2020, 12, 31));

    @Test
    void theUpperBoundBelongsToTheBetterLevel() {
        assertThat(level(Kind.AREA_DAY, "50.0")).isEqualTo("一级 好");
        assertThat(level(Kind.AREA_DAY, "50.1")).isEqualTo("二级 较好");
        assertThat(level(Kind.AREA_DAY, "60.0")).isEqualTo("三级 一般");
        assertThat(level(Kind.AREA_DAY, "65.0")).isEqualTo("四级 较差");
        assertThat(level(Kind.AREA_DAY, "65.1")).isEqualTo("五级 差");
        assertThat(level(Kind.ROAD_DAY, "68.0")).isEqualTo("一级 好");
        assertThat(level(Kind.ROAD_DAY, "68.1")).isEqualTo("二级 较好");
        assertThat(level(Kind.ROAD_DAY, "74.1")).isEqualTo("五级 差");
    }

    @Test
    void aMeanIsRoundedToOneDecimalFirst() {
        assertThat(level(Kind.AREA_DAY, "55.05")).isEqualTo("二级 较好");
        assertThat(level(Kind.AREA_DAY, "55.06")).isEqualTo("三级 一般");
    }

    @Test
    void moreNoiseIsNeverABetterLevel() {
        Trials.forAll(300, random -> {
            BigDecimal mean = BigDecimal.valueOf(random.nextInt(4000, 8000), 2);
            for (Kind kind : Kind.values()) {
                assertThat(RULES.level(kind, mean.add(BigDecimal.ONE)).level())
                        .isGreaterThanOrEqualTo(RULES.level(kind, mean).level());
            }
        });
    }

    @Test
    void theLevelsAreNotChecked() {
        assertThat(RULES.level(Kind.AREA_DAY, BigDecimal.TEN).verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> level(Kind.AREA_DAY, "-1")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UrbanNoiseSurvey.inForceOn(LocalDate.of(2013, 2, 28)))
                .isInstanceOf(NotInStandardException.class);
    }

    private static String level(Kind kind, String mean) {
        UrbanNoiseSurvey.OverallLevel level = RULES.level(kind, new BigDecimal(mean));
        return level.levelZh() + " " + level.gradeZh();
    }
}
