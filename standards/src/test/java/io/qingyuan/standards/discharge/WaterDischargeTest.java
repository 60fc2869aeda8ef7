package io.qingyuan.standards.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.discharge.TextileDyeing.Plant;
import io.qingyuan.standards.discharge.TextileDyeing.Route;
import io.qingyuan.standards.discharge.UrbanWastewater.AirClass;
import io.qingyuan.standards.discharge.UrbanWastewater.Effluent;
import io.qingyuan.standards.discharge.UrbanWastewater.EffluentClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaterDischargeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Test
    void anExistingDyeingPlantChangesTablesAtTheEndOf2014() {
        assertThat(dyeing("2014-12-31", PlantAge.EXISTING, Route.DIRECT, "COD")).isEqualTo("100");
        assertThat(dyeing("2015-01-01", PlantAge.EXISTING, Route.DIRECT, "COD")).isEqualTo("80");
        assertThat(dyeing("2013-01-01", PlantAge.NEW, Route.DIRECT, "COD")).isEqualTo("80");
    }

    @Test
    void theTablesOfDyeingAreThoseOfTheStandard() {
        String[] items = {
            "pH", "COD", "BOD5", "SS", "color", "NH3-N", "TN", "TP", "ClO2", "AOX", "sulfide", "anilines", "Cr6"
        };
        assertThat(dyeingTable("2014-12-31", PlantAge.EXISTING, false, Route.DIRECT, items))
                .isEqualTo("6~9 100 25 60 70 12 20 1.0 0.5 15 1.0 1.0 0.5");
        assertThat(dyeingTable("2014-12-31", PlantAge.EXISTING, false, Route.OTHER_INDIRECT, items))
                .isEqualTo("6~9 200 50 100 80 20 30 1.5 0.5 15 1.0 1.0 0.5");
        assertThat(dyeingTable("2014-12-31", PlantAge.NEW, false, Route.DIRECT, items))
                .isEqualTo("6~9 80 20 50 50 10 15 0.5 0.5 12 0.5 不得检出 不得检出");
        assertThat(dyeingTable("2014-12-31", PlantAge.NEW, false, Route.OTHER_INDIRECT, items))
                .isEqualTo("6~9 200 50 100 80 20 30 1.5 0.5 12 0.5 不得检出 不得检出");
        assertThat(dyeingTable("2014-12-31", PlantAge.NEW, true, Route.DIRECT, items))
                .isEqualTo("6~9 60 15 20 30 8 12 0.5 0.5 8 不得检出 不得检出 不得检出");
        assertThat(dyeingTable("2014-12-31", PlantAge.NEW, true, Route.OTHER_INDIRECT, items))
                .isEqualTo("6~9 80 20 50 50 10 15 0.5 0.5 8 不得检出 不得检出 不得检出");
    }

    @Test
    void theTableOfUrbanPlantsIsThatOfTheStandard() {
        String[] items = {"COD", "BOD5", "SS", "animal-plant-oil", "petroleum", "LAS", "NH3-N", "TP", "color", "pH"};
        assertThat(urbanTable(EffluentClass.CLASS_1A, items)).isEqualTo("50 10 10 1 1 0.5 5 0.5 30 6~9");
        assertThat(urbanTable(EffluentClass.CLASS_1B, items)).isEqualTo("60 20 20 3 3 1 8 1 30 6~9");
        assertThat(urbanTable(EffluentClass.CLASS_2, items)).isEqualTo("100 30 30 5 5 2 25 3 40 6~9");
        assertThat(urban(EffluentClass.CLASS_1A, null, null, "TN")).isEqualTo("15");
        assertThat(urban(EffluentClass.CLASS_1B, null, null, "fecal-coliforms")).isEqualTo("10000");
    }

    @Test
    void theAmendmentHoldsFromItsDayOn() {
        assertThat(dyeing("2015-03-26", PlantAge.NEW, Route.PARK_SEPARATE, "COD"))
                .isEqualTo("200");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.PARK_SEPARATE, "COD"))
                .isEqualTo("500");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.OTHER_INDIRECT, "COD"))
                .isEqualTo("200");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.PARK_SEPARATE, "BOD5"))
                .isEqualTo("150");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.OTHER_INDIRECT, "BOD5"))
                .isEqualTo("50");
        assertThat(dyeing("2015-03-26", PlantAge.NEW, Route.URBAN_SEWER, "COD")).isEqualTo("200");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.URBAN_SEWER, "COD")).isEqualTo("80");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.PARK_SEPARATE, "NH3-N"))
                .isEqualTo("20");
    }

    @Test
    void antimonyIsLimitedSinceTheAmendmentOnly() {
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.DIRECT, "Sb")).isEqualTo("0.10");
        assertThat(dyeing("2015-03-27", PlantAge.NEW, Route.URBAN_SEWER, "Sb")).isEqualTo("0.10");
        assertThatThrownBy(() -> dyeing("2015-03-26", PlantAge.NEW, Route.DIRECT, "Sb"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("Sb");
    }

    @Test
    void batikHasItsOwnNitrogenLimitsExceptInSpecialRegions() {
        TextileDyeing rules = TextileDyeing.inForceOn(TODAY);
        assertThat(text(rules.limit(new Plant(PlantAge.NEW, false, Route.DIRECT, true), item("NH3-N"))))
                .isEqualTo("15");
        assertThat(text(rules.limit(new Plant(PlantAge.NEW, false, Route.DIRECT, true), item("COD"))))
                .isEqualTo("80");
        assertThat(text(rules.limit(new Plant(PlantAge.NEW, true, Route.DIRECT, true), item("NH3-N"))))
                .isEqualTo("8");
        assertThat(text(rules.limit(new Plant(PlantAge.NEW, true, Route.PARK_SEPARATE, false), item("COD"))))
                .isEqualTo("80");
        assertThat(text(rules.limit(new Plant(PlantAge.NEW, false, Route.DIRECT, false), item("pH"))))
                .isEqualTo("6~9");
    }

    @Test
    void whatTheUnseenNoticeOf2015MayDeferIsRefused() {
        for (String item : new String[] {"anilines", "Cr6"}) {
            assertThatThrownBy(() -> dyeing("2015-01-01", PlantAge.NEW, Route.DIRECT, item))
                    .isInstanceOfSatisfying(
                            NotProvidedException.class,
                            e -> assertThat(e.standard()).contains("公告2015年第41号"));
            assertThat(dyeing("2014-12-31", PlantAge.NEW, Route.DIRECT, item)).isEqualTo("不得检出");
        }
        DischargeLimit chromium = TextileDyeing.inForceOn(LocalDate.of(2014, 12, 31))
                .limit(new Plant(PlantAge.EXISTING, false, Route.DIRECT, false), item("Cr6"));
        assertThat(chromium.point()).isEqualTo(DischargeLimit.Point.WORKSHOP);
        assertThat(text(chromium)).isEqualTo("0.5");
    }

    @Test
    void urbanPlantsHaveFourClasses() {
        assertThat(urban(EffluentClass.CLASS_1A, null, null, "COD")).isEqualTo("50");
        assertThat(urban(EffluentClass.CLASS_1B, null, null, "SS")).isEqualTo("20");
        assertThat(urban(EffluentClass.CLASS_2, null, null, "animal-plant-oil")).isEqualTo("5");
        assertThat(urban(EffluentClass.CLASS_3, null, null, "BOD5")).isEqualTo("60");
        assertThat(urban(EffluentClass.CLASS_1A, null, null, "Hg")).isEqualTo("0.001");
        assertThat(urban(EffluentClass.CLASS_2, null, null, "alkyl-Hg")).isEqualTo("不得检出");
        assertThat(urban(EffluentClass.CLASS_1B, null, null, "BaP")).isEqualTo("0.00003");
        assertThatThrownBy(() -> urban(EffluentClass.CLASS_2, null, null, "TN"))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void ammoniaDependsOnTheTemperatureOfTheWater() {
        assertThat(urban(EffluentClass.CLASS_1A, "12.1", null, "NH3-N")).isEqualTo("5");
        assertThat(urban(EffluentClass.CLASS_1A, "12", null, "NH3-N")).isEqualTo("8");
        assertThat(urban(EffluentClass.CLASS_1B, "20", null, "w21003")).isEqualTo("8");
        assertThatThrownBy(() -> urban(EffluentClass.CLASS_1A, null, null, "NH3-N"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("water_celsius"));
    }

    @Test
    void phosphorusDependsOnWhenThePlantWasBuilt() {
        assertThat(urban(EffluentClass.CLASS_1A, null, "2005-12-31", "TP")).isEqualTo("1");
        assertThat(urban(EffluentClass.CLASS_1A, null, "2006-01-01", "TP")).isEqualTo("0.5");
        assertThat(urban(EffluentClass.CLASS_1B, null, "2006-01-01", "总磷")).isEqualTo("1");
        assertThatThrownBy(() -> urban(EffluentClass.CLASS_1A, null, null, "TP"))
                .hasMessageContaining("built_on");
    }

    @Test
    void aStrongInfluentOfClassThreeIsJudgedByRemoval() {
        UrbanWastewater rules = UrbanWastewater.inForceOn(TODAY);
        assertThat(rules.judgeClassThree(item("COD"), bd("350"), bd("121")).isMet())
                .isFalse();
        assertThat(rules.judgeClassThree(item("COD"), bd("400"), bd("159")).isMet())
                .isTrue();
        assertThat(rules.judgeClassThree(item("COD"), bd("400"), bd("160")).isMet())
                .isFalse();
        assertThat(rules.judgeClassThree(item("BOD5"), bd("200"), bd("99")).isMet())
                .isTrue();
        assertThat(rules.judgeClassThree(item("SS"), bd("900"), bd("50")).isMet())
                .isTrue();
    }

    @Test
    void odorsAndSludgeHaveTheirOwnTables() {
        UrbanWastewater rules = UrbanWastewater.inForceOn(TODAY);
        assertThat(text(rules.airLimit(AirClass.CLASS_2, item("H2S")))).isEqualTo("0.06");
        assertThat(rules.airLimit(AirClass.CLASS_1, item("odor")).point()).isEqualTo(DischargeLimit.Point.BOUNDARY);
        assertThat(text(rules.sludgeLimit(bd("6.4"), item("Cd")))).isEqualTo("5");
        assertThat(text(rules.sludgeLimit(bd("6.5"), item("Cd")))).isEqualTo("20");
        assertThatThrownBy(() -> rules.sludgeLimit(bd("14.1"), item("Cd"))).hasMessageContaining("soil_ph");
        assertThatThrownBy(() -> rules.airLimit(AirClass.CLASS_2, item("COD")))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void limitsOfTheTaihuRegionAreForReferenceOnly() {
        TaihuRegion rules = TaihuRegion.inForceOn(LocalDate.of(2018, 6, 1));
        DischargeLimit ammonia = rules.limit(TaihuRegion.Category.PROTECTED_ZONE, item("NH3-N"), true);
        assertThat(text(ammonia)).isEqualTo("5");
        assertThat(ammonia.verified()).isEqualTo(Verification.ONE_SOURCE);
        DischargeLimit cod = rules.limit(TaihuRegion.Category.OTHER_AREA, item("COD"), true);
        assertThat(text(cod)).isEqualTo("50");
        assertThat(cod.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(cod.judge(bd("10"), EmissionUnit.MG_PER_L))
                .isEqualTo(new DischargeVerdict.NotAssessed(cod, DischargeVerdict.Reason.LIMIT_NOT_TO_ENFORCE));
    }

    @Test
    void whatIsUnknownOfTheTaihuRegionIsRefusedByName() {
        TaihuRegion rules = TaihuRegion.inForceOn(LocalDate.of(2021, 12, 31));
        assertThatThrownBy(() -> rules.limit(TaihuRegion.Category.KEY_INDUSTRY, item("COD"), false))
                .isInstanceOf(NotProvidedException.class)
                .hasMessageContaining("DB32/1072-2018 industry table");
        assertThatThrownBy(() -> TaihuRegion.inForceOn(LocalDate.of(2022, 1, 1)))
                .isInstanceOf(NotProvidedException.class)
                .hasMessageContaining("DB32/4440-2022");
    }

    @Test
    void theDayBeforeTheFirstEditionIsRefused() {
        assertThatThrownBy(() -> TextileDyeing.inForceOn(LocalDate.of(2012, 12, 31)))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> UrbanWastewater.inForceOn(LocalDate.of(2003, 6, 30)))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> TaihuRegion.inForceOn(LocalDate.of(2018, 5, 31)))
                .isInstanceOf(NotInStandardException.class)
                .isNotInstanceOf(NotProvidedException.class);
        assertThat(UrbanWastewater.inForceOn(LocalDate.of(2003, 7, 1)).edition().standard())
                .hasToString("GB 18918-2002");
    }

    private static String dyeing(String day, PlantAge age, Route route, String item) {
        return text(
                TextileDyeing.inForceOn(LocalDate.parse(day)).limit(new Plant(age, false, route, false), item(item)));
    }

    private static String dyeingTable(String day, PlantAge age, boolean special, Route route, String[] items) {
        TextileDyeing rules = TextileDyeing.inForceOn(LocalDate.parse(day));
        return Arrays.stream(items)
                .map(item -> text(rules.limit(new Plant(age, special, route, false), item(item))))
                .collect(Collectors.joining(" "));
    }

    private static String urbanTable(EffluentClass type, String[] items) {
        return Arrays.stream(items)
                .map(item -> urban(type, "20", "2010-01-01", item))
                .collect(Collectors.joining(" "));
    }

    private static String urban(EffluentClass type, @Nullable String celsius, @Nullable String builtOn, String item) {
        Effluent effluent = new Effluent(
                type, celsius == null ? null : bd(celsius), builtOn == null ? null : LocalDate.parse(builtOn));
        return text(UrbanWastewater.inForceOn(TODAY).limit(effluent, item(item)));
    }

    private static String text(DischargeLimit limit) {
        return limit.bound().text();
    }

    private static DischargeItem item(String code) {
        return DischargeItem.of("item", code);
    }

    private static BigDecimal bd(String text) {
        return new BigDecimal(text);
    }
}
