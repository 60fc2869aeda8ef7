package io.qingyuan.standards.soil;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The risk of farmland by GB 15618-2018 (土壤环境质量 农用地土壤污染风险管控标准（试行）), in force from 2018-08-01. Results in mg/kg,
 * metals as total element, compared as they were reported.
 */
public final class Farmland {
    /** The editions of both soil standards. */
    static final EditionTable EDITIONS = EditionTable.read(Farmland.class);

    private static final String NUMBER = "GB 15618";
    private static final BigDecimal HIGHEST_PH = BigDecimal.valueOf(14);
    private static final List<ResourceTable.Row> TABLE =
            ResourceTable.read(Farmland.class, "gb15618_values.csv").rows();
    private static final List<FarmlandRisk> RISKS = List.of(FarmlandRisk.values());

    /**
     * A piece of farmland.
     *
     * @param ph pH of the soil; the values of the eight basic items depend on it, those of the others do not
     */
    public record Site(FarmlandUse use, @Nullable BigDecimal ph) {
        public Site {
            if (ph != null) {
                InvalidInputException.requireBetween("ph", ph, BigDecimal.ZERO, HIGHEST_PH);
            }
        }
    }

    private final Edition edition;

    private Farmland(Edition edition) {
        this.edition = edition;
    }

    /** The values in force on a day. */
    public static Farmland inForceOn(LocalDate day) {
        return new Farmland(EDITIONS.inForceOn(NUMBER, day));
    }

    public Edition edition() {
        return edition;
    }

    /** The screening and control values of an item at a site; refused when they depend on pH and it is missing. */
    public RiskValue values(Site site, FarmlandItem item) {
        if (item.isBasic() && site.ph() == null) {
            throw new InvalidInputException(Fault.MISSING, "ph", "", "the pH of the soil, for " + item.nameZh());
        }
        ResourceTable.Row screening = screening(site, item);
        return new RiskValue(
                StandardRef.parse(screening.text("standard")),
                screening.number("value"),
                find("control", site, item, "all")
                        .map(row -> row.number("value"))
                        .orElse(null),
                screening.verified());
    }

    /** The risk of one item; below a detection limit above its screening value it stays open. */
    public ItemGrade<FarmlandItem, FarmlandRisk> item(Site site, FarmlandItem item, Measured measured) {
        RiskValue values = values(site, item);
        return switch (measured) {
            case Measured.Value(BigDecimal value) ->
                ItemGrade.certain(item, measured, RISKS.get(values.exceeded(value)), values.verified());
            case Measured.BelowDetection(BigDecimal limit) ->
                new ItemGrade<>(item, measured, FarmlandRisk.LOW, RISKS.get(values.exceeded(limit)), values.verified());
            case Measured.Presence _ -> throw RiskValue.notANumber(item.nameZh(), measured);
        };
    }

    /** The risk of a site by its worst item; {@code missing} are the basic items without a result. */
    public Grading<FarmlandItem, FarmlandRisk> site(Site site, Map<FarmlandItem, Measured> values) {
        List<ItemGrade<FarmlandItem, FarmlandRisk>> items = new ArrayList<>();
        Set<FarmlandItem> missing = EnumSet.noneOf(FarmlandItem.class);
        for (FarmlandItem item : FarmlandItem.ALL) {
            Measured measured = values.get(item);
            if (measured != null) {
                items.add(item(site, item, measured));
            } else if (item.isBasic()) {
                missing.add(item);
            }
        }
        return Grading.worstOf(items, missing);
    }

    private static ResourceTable.Row screening(Site site, FarmlandItem item) {
        ResourceTable.Row own = site.use().rows().stream()
                .flatMap(use -> find("screening", site, item, use).stream())
                .findFirst()
                .orElseThrow();
        if (site.use() != FarmlandUse.PADDY_DRY_ROTATION) {
            return own;
        }
        return find("screening", site, item, FarmlandUse.PADDY.code())
                .filter(paddy -> paddy.number("value").compareTo(own.number("value")) < 0)
                .orElse(own);
    }

    private static Optional<ResourceTable.Row> find(String kind, Site site, FarmlandItem item, String use) {
        return TABLE.stream()
                .filter(row -> row.text("kind").equals(kind)
                        && row.text("code").equals(item.code())
                        && row.text("land_use").equals(use)
                        && isInBin(row, site.ph()))
                .findFirst();
    }

    private static boolean isInBin(ResourceTable.Row row, @Nullable BigDecimal ph) {
        if (ph == null) {
            return row.text("ph_above").isEmpty() && row.text("ph_up_to").isEmpty();
        }
        return row.findNumber("ph_above").map(bound -> ph.compareTo(bound) > 0).orElse(true)
                && row.findNumber("ph_up_to")
                        .map(bound -> ph.compareTo(bound) <= 0)
                        .orElse(true);
    }
}
