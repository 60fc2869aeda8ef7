package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The sub-indices of EI from areas, lengths and amounts (HJ 192-2015): weighted, normalised by the coefficients of the
 * standard and limited to 0–100. Computed to 34 significant digits and not rounded.
 */
public final class EcologicalSubIndices {
    private static final EditionTable EDITIONS = EditionTable.read(EcologicalSubIndices.class);
    private static final ResourceTable HABITATS = read("hj192_habitat_weights.csv");
    private static final ResourceTable COEFFICIENTS = read("hj192_normalisation.csv");
    private static final ResourceTable PARTS = read("hj192_part_weights.csv");
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final BigDecimal MAX_SCALED_NDVI = BigDecimal.valueOf(10_000);
    private static final int GROWING_MONTHS = 5;
    /** Up to this ratio of the year's water resources to their mean they count as they are. */
    private static final BigDecimal PLENTY = new BigDecimal("1.4");
    /** From this ratio on they count nothing. */
    private static final BigDecimal FLOOD = new BigDecimal("2.4");

    private final Edition edition;

    private EcologicalSubIndices(Edition edition) {
        this.edition = edition;
    }

    /** The rules in force on a day. */
    public static EcologicalSubIndices inForceOn(LocalDate day) {
        return new EcologicalSubIndices(EDITIONS.inForceOn("HJ 192", day));
    }

    public Edition edition() {
        return edition;
    }

    /**
     * Habitat quality (生境质量指数).
     *
     * @param areasKm2 the area of each land cover, km²; together they may not exceed the region
     */
    public SubIndex habitatQuality(BigDecimal regionKm2, Map<LandCover, BigDecimal> areasKm2) {
        InvalidInputException.requirePositive("region_km2", regionKm2);
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        ResourceTable.Row coefficient = coefficient("habitat-quality");
        Verification verified = coefficient.verified();
        for (ResourceTable.Row row : HABITATS.rows()) {
            LandCover cover = Coded.of(LandCover.class, "cover", row.text("cover"));
            BigDecimal area = areasKm2.getOrDefault(cover, BigDecimal.ZERO);
            InvalidInputException.requireNonNegative(cover.code(), area);
            total = total.add(area);
            weighted = weighted.add(row.number("class_weight")
                    .multiply(row.number("subclass_weight"))
                    .multiply(area));
            verified = verified.and(row.verified());
        }
        if (total.compareTo(regionKm2) > 0) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT, "areas", total.toPlainString(), "at most region_km2 " + regionKm2);
        }
        return normalised(coefficient.number("value").multiply(weighted), regionKm2, verified);
    }

    /** Biological richness (生物丰度指数): the mean of the biodiversity index BI and the habitat quality. */
    public SubIndex biologicalRichness(BigDecimal biodiversity, SubIndex habitatQuality) {
        InvalidInputException.requireBetween("biodiversity", biodiversity, BigDecimal.ZERO, MOST);
        return normalised(biodiversity.add(habitatQuality.value()), BigDecimal.TWO, habitatQuality.verified());
    }

    /**
     * Vegetation cover (植被覆盖指数): the mean of the monthly largest NDVI of May to September. That the coefficient takes
     * NDVI times 10 000 is not confirmed, so the result is marked as not checked.
     *
     * @param monthlyMaximaTimes10000 five values, each from 0 to 10 000
     */
    public SubIndex vegetationCover(List<BigDecimal> monthlyMaximaTimes10000) {
        if (monthlyMaximaTimes10000.size() != GROWING_MONTHS) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT,
                    "ndvi",
                    monthlyMaximaTimes10000.size() + " months",
                    "May to September, 5 months");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal ndvi : monthlyMaximaTimes10000) {
            sum = sum.add(InvalidInputException.requireBetween("ndvi", ndvi, BigDecimal.ZERO, MAX_SCALED_NDVI));
        }
        ResourceTable.Row coefficient = coefficient("vegetation");
        return normalised(
                coefficient.number("value").multiply(sum), BigDecimal.valueOf(GROWING_MONTHS), coefficient.verified());
    }

    /** Water network density (水网密度指数). The unit of water resources is own knowledge, and the mark says so. */
    public SubIndex waterNetwork(WaterNetwork network) {
        BigDecimal weighted = coefficient("river-length").number("value").multiply(network.riverKm());
        weighted = weighted.add(coefficient("water-area").number("value").multiply(network.waterKm2()));
        weighted = weighted.add(coefficient("water-resources").number("value").multiply(adjustedResources(network)));
        return normalised(weighted, network.regionKm2().multiply(BigDecimal.valueOf(3)), Verification.OWN_KNOWLEDGE);
    }

    /** Land stress (土地胁迫指数); digits of its coefficient are own knowledge, and the mark says so. */
    public SubIndex landStress(LandStress stress) {
        BigDecimal weighted = BigDecimal.ZERO;
        ResourceTable.Row coefficient = coefficient("land-stress");
        Verification verified = coefficient.verified();
        for (ResourceTable.Row row : parts("land_stress")) {
            BigDecimal area = switch (row.text("part")) {
                case "severe-erosion" -> stress.severeErosionKm2();
                case "moderate-erosion" -> stress.moderateErosionKm2();
                case "construction" -> stress.constructionKm2();
                case "other-stress" -> stress.otherStressKm2();
                default -> throw new IllegalStateException("no such part: " + row.text("part"));
            };
            weighted = weighted.add(row.number("weight").multiply(area));
            verified = verified.and(row.verified());
        }
        return normalised(coefficient.number("value").multiply(weighted), stress.regionKm2(), verified);
    }

    /** Pollution load (污染负荷指数). The units of its amounts are not in the sources at hand, and the mark says so. */
    public SubIndex pollutionLoad(PollutionLoad load) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ResourceTable.Row row : parts("pollution_load")) {
            BigDecimal amount = switch (row.text("part")) {
                case "COD" -> load.cod();
                case "NH3-N" -> load.ammoniaNitrogen();
                case "SO2" -> load.sulfurDioxide();
                case "dust" -> load.dust();
                case "NOx" -> load.nitrogenOxides();
                case "solid-waste" -> load.solidWaste();
                default -> throw new IllegalStateException("no such part: " + row.text("part"));
            };
            BigDecimal per = row.text("per").equals("area") ? load.regionKm2() : load.precipitationTotal();
            sum = sum.add(row.number("weight")
                    .multiply(coefficient(row.text("part")).number("value"))
                    .multiply(amount)
                    .divide(per, PRECISION));
        }
        return normalised(sum, BigDecimal.ONE, Verification.OWN_KNOWLEDGE);
    }

    private static BigDecimal adjustedResources(WaterNetwork network) {
        BigDecimal ratio = network.resources().divide(network.meanResources(), PRECISION);
        if (ratio.compareTo(PLENTY) <= 0) {
            return network.resources();
        }
        return ratio.compareTo(FLOOD) <= 0 ? network.meanResources().multiply(FLOOD.subtract(ratio)) : BigDecimal.ZERO;
    }

    private static SubIndex normalised(BigDecimal dividend, BigDecimal divisor, Verification verified) {
        return SubIndex.of(dividend.divide(divisor, PRECISION), verified);
    }

    private static ResourceTable.Row coefficient(String code) {
        return COEFFICIENTS.rows().stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<ResourceTable.Row> parts(String index) {
        return PARTS.rows().stream()
                .filter(row -> row.text("index").equals(index))
                .toList();
    }

    private static ResourceTable read(String name) {
        return ResourceTable.read(EcologicalSubIndices.class, name);
    }
}
