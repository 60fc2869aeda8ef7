package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.soil.DevelopmentLand;
import io.qingyuan.standards.soil.Farmland;
import io.qingyuan.standards.soil.FarmlandItem;
import io.qingyuan.standards.soil.FarmlandRisk;
import io.qingyuan.standards.soil.FarmlandUse;
import io.qingyuan.standards.soil.LandClass;
import io.qingyuan.standards.soil.LandItem;
import io.qingyuan.standards.soil.LandRisk;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Soil: the risk of one item on development land (GB 36600-2018) or farmland (GB 15618-2018). */
final class SoilTopic {
    private static final String SINCE = "2018-08-01";
    private static final Column LAND = Column.required(
            "land",
            "class1 or class2 of development land (GB 36600); paddy, orchard, paddy-dry rotation, other (GB 15618)");
    private static final Column ITEM = Column.required("item", "name such as 镉").or("item_zh");
    private static final Column PH = Column.optional("ph", "pH of farmland, on which its values depend");
    private static final Column VALUE = Column.required("value_mg_per_kg", "mg/kg as reported; 0.01L below detection")
            .or("value");

    private SoilTopic() {}

    /** Both standards on a day. */
    private record Rules(DevelopmentLand development, Farmland farmland) {
        static Rules inForceOn(LocalDate day) {
            return new Rules(DevelopmentLand.inForceOn(day), Farmland.inForceOn(day));
        }
    }

    static Topic of() {
        Dated<Rules> dated = new Dated<>(SINCE, Rules::inForceOn);
        return new RowTopic(
                "soil",
                "risk of soil by one item, GB 36600-2018 and GB 15618-2018 土壤污染风险",
                List.of(dated.date(), LAND, ITEM, PH, VALUE),
                List.of("edition", "risk_zh", "worst_risk_zh", "verified"),
                row -> {
                    String land = row.requiredText(LAND);
                    Measured measured = Measured.parse(VALUE.name(), row.requiredText(VALUE));
                    if (isDevelopmentLand(land)) {
                        DevelopmentLand rules = dated.of(row).development();
                        ItemGrade<LandItem, LandRisk> risk = rules.item(
                                DevelopmentLand.Site.of(Coded.of(LandClass.class, LAND.name(), land)),
                                LandItem.of(row.requiredText(ITEM)),
                                measured);
                        return List.of(
                                rules.edition().standard().toString(),
                                risk.best().labelZh(),
                                risk.worst().labelZh(),
                                risk.verified().code());
                    }
                    Farmland rules = dated.of(row).farmland();
                    ItemGrade<FarmlandItem, FarmlandRisk> risk = rules.item(
                            new Farmland.Site(
                                    Coded.of(FarmlandUse.class, LAND.name(), land),
                                    row.findNumber(PH).orElse(null)),
                            FarmlandItem.of(row.requiredText(ITEM)),
                            measured);
                    return List.of(
                            rules.edition().standard().toString(),
                            risk.best().labelZh(),
                            risk.worst().labelZh(),
                            risk.verified().code());
                });
    }

    private static boolean isDevelopmentLand(String land) {
        return Arrays.stream(LandClass.values())
                .anyMatch(of -> of.code().equals(land) || of.aliases().contains(land));
    }
}
