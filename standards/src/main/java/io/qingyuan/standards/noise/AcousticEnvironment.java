package io.qingyuan.standards.noise;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The limits of acoustic environment by zone (声环境质量标准), GB 3096-2008. */
public final class AcousticEnvironment {
    private static final EditionTable EDITIONS = EditionTable.read(AcousticEnvironment.class);
    private static final ResourceTable LIMITS = ResourceTable.read(AcousticEnvironment.class, "gb3096_limits.csv");

    private final Edition edition;

    private AcousticEnvironment(Edition edition) {
        this.edition = edition;
    }

    /** The limits in force on a day; days before the first edition provided are refused. */
    public static AcousticEnvironment inForceOn(LocalDate day) {
        return new AcousticEnvironment(EDITIONS.inForceOn("GB 3096", day));
    }

    public Edition edition() {
        return edition;
    }

    /** The limit of a zone; {@link NoiseQuantity#NIGHT_FREQUENT_LMAX} is refused, the standard has none. */
    public NoiseLimit limit(AcousticZone zone, NoiseQuantity quantity) {
        ResourceTable.Row row = LIMITS.rows().stream()
                .filter(candidate -> candidate.text("zone").equals(zone.code()))
                .findFirst()
                .orElseThrow();
        return LargestLevels.limit(row, edition.standard(), quantity);
    }

    /** Judges a level, dB(A). */
    public NoiseVerdict judge(AcousticZone zone, NoiseQuantity quantity, BigDecimal level) {
        return limit(zone, quantity).judge(level);
    }
}
