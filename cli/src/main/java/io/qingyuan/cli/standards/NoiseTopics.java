package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.noise.AcousticEnvironment;
import io.qingyuan.standards.noise.AcousticZone;
import io.qingyuan.standards.noise.BackgroundCorrection;
import io.qingyuan.standards.noise.IndustrialBoundary;
import io.qingyuan.standards.noise.NoiseQuantity;
import io.qingyuan.standards.noise.NoiseVerdict;
import java.util.List;

/** Noise: zones of GB 3096-2008, background correction of GB 12348-2008. */
final class NoiseTopics {
    private static final String SINCE = "2008-10-01";

    private NoiseTopics() {}

    static List<Topic> all() {
        return List.of(zone(), background());
    }

    private static Topic zone() {
        Dated<AcousticEnvironment> rules = new Dated<>(SINCE, AcousticEnvironment::inForceOn);
        Column zone = Column.required("zone", "0, 1, 2, 3, 4a, 4b or 4b-existing");
        Column period = Column.required("period", "day, night or night burst Lmax");
        Column level = Column.required("leq", "dB(A)");
        return new RowTopic(
                "noise",
                "noise of an acoustic zone by its limit, GB 3096-2008 声环境功能区",
                List.of(rules.date(), zone, period, level),
                List.of("edition", "limit", "verdict_zh", "excess", "verified"),
                row -> {
                    NoiseVerdict verdict = rules.of(row)
                            .judge(
                                    Coded.of(AcousticZone.class, zone.name(), row.requiredText(zone)),
                                    Coded.of(NoiseQuantity.class, period.name(), row.requiredText(period)),
                                    row.number(level));
                    return List.of(
                            rules.of(row).edition().standard().toString(),
                            verdict.limit().decibels().toPlainString(),
                            verdict.zh(),
                            verdict.excess().toPlainString(),
                            verdict.limit().verified().code());
                });
    }

    private static Topic background() {
        Dated<IndustrialBoundary> rules = new Dated<>(SINCE, IndustrialBoundary::inForceOn);
        Column measured = Column.required("measured_dba", "dB(A), with the source running");
        Column background = Column.required("background_dba", "dB(A), without it");
        return new RowTopic(
                "noise-background",
                "level of a source after background correction, GB 12348-2008 背景值修正",
                List.of(rules.date(), measured, background),
                List.of("edition", "level_dba", "outcome"),
                row -> {
                    String edition = rules.of(row).edition().standard().toString();
                    return switch (rules.of(row).correctForBackground(row.number(measured), row.number(background))) {
                        case BackgroundCorrection.Corrected corrected ->
                            List.of(edition, corrected.level().toPlainString(), "corrected");
                        case BackgroundCorrection.MeasureAgain _ -> List.of(edition, Topic.NONE, "remeasure");
                        case BackgroundCorrection.Unclear unclear ->
                            List.of(
                                    edition,
                                    Topic.NONE,
                                    "unclear: " + unclear.uncorrected().toPlainString() + " or "
                                            + unclear.corrected().toPlainString());
                    };
                });
    }
}
