package io.qingyuan.cli.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each topic makes of rows beyond the files of cases: detection limits, missing values, refusals. */
class TopicsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aSectionHasTheClassOfItsWorstItemAndNitrogenIsLeftOut() throws IOException {
        assertThat(run(
                        "water-class",
                        "water_body,ph,do,codmn,nh3n,tp,tn\nriver,7.5,7.6,6.1,0.4,0.1,9\nlake,7.5,7.6,4,0.4,0.1,9\n"))
                .isZero();
        assertThat(results(7))
                .containsExactly("GB 3838-2002,Ⅳ,Ⅳ,codmn,轻度污染,高锰酸盐指数(0.0),", "GB 3838-2002,Ⅳ,Ⅳ,tp,轻度污染,总磷(1.0),");
    }

    @Test
    void readingsAreRoundedAsThePlatformDoesUnlessAskedOtherwise() throws IOException {
        run("water-class", "water_body,decimals,ph,do\nriver,,9.1,8\nriver,reported,9.1,8\nriver,half,9.1,8\n");
        assertThat(results(4))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",Ⅰ,"),
                        line -> assertThat(line).contains(",劣Ⅴ,"),
                        line -> assertThat(line).contains("decimals is \"\"half\"\": cnemc or reported"));
    }

    @Test
    void aDetectionLimitAboveTheBestClassLeavesTheClassOpen() throws IOException {
        assertThat(run("water-class", "water_body,do,volatile_phenol\nriver,8,0.0005L\nriver,8,0.01L\nriver,NA,/\n"))
                .isZero();
        assertThat(results(3))
                .containsExactly(
                        "GB 3838-2002,Ⅰ,Ⅰ,do;volatile_phenol,优,,",
                        "GB 3838-2002,NA,Ⅰ-Ⅳ,volatile_phenol,NA,NA,",
                        "GB 3838-2002,NA,NA,NA,NA,NA,");
    }

    @Test
    void whatCannotBeJudgedIsSaidByItem() throws IOException {
        assertThat(run(
                        "water-class",
                        "water_body,time,do\nriver,1999-01-01,8\nsea,2025-01-01,8\nriver,2025-01-01,-3\n"))
                .isEqualTo(1);
        assertThat(err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 2:").contains("1999-01-01"),
                        line -> assertThat(line).startsWith("line 3:").contains("sea"),
                        line -> assertThat(line)
                                .startsWith("line 4:")
                                .contains("do")
                                .contains("-3"));
        assertThat(run("groundwater", "item,value\n神秘物质,1\n氨氮,\n")).isEqualTo(1);
        assertThat(err()).contains("神秘物质").contains("line 3: value is empty");
        assertThat(run("coal-equivalent", "item,amount,unit\n电力,1,kg\n")).isEqualTo(1);
        assertThat(run("noise", "zone,period,leq\n9,day,50\n")).isEqualTo(1);
        assertThat(run("soil", "land,item,value\npaddy,镉,0.2\n")).isEqualTo(1);
        assertThat(run("ei", "biological_richness,vegetation,water,land_stress,pollution_load\n101,1,1,1,1\n"))
                .isEqualTo(1);
        assertThat(run("eqi", "year,eqi\n2019,60\n")).isEqualTo(1);
    }

    @Test
    void aSampleOfGroundwaterNamesItsDecidingItems() throws IOException {
        assertThat(run("groundwater", "inputs\n氨氮=0.5;硝酸盐=25;总硬度=100\n氨氮=0.5;氨氮=0.6\n"))
                .isEqualTo(1);
        assertThat(results(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("GB/T 14848-2017,Ⅳ,Ⅳ,硝酸盐"),
                        line -> assertThat(line).contains("each item once"));
    }

    @Test
    void aTrophicIndexTakesValuesOrIndicesButNotBoth() throws IOException {
        assertThat(run("tli", "chla,tp,tli_tn\n10,0.1,\n10,,50\n,,\n")).isEqualTo(1);
        assertThat(err()).contains("line 3: the row has both").contains("line 4: the row has neither");
        assertThat(results(3).getFirst()).contains("轻度富营养,tn;sd;codmn");
    }

    @Test
    void aRangeOfCoefficientsStaysOne() throws IOException {
        assertThat(run("coal-equivalent", "item,amount,unit\n天然气,1,10^4 m3\n")).isZero();
        assertThat(results(3).getFirst()).startsWith("GB/T 2589-2020,NA,11000,13300,");
    }

    @Test
    void emissionsTakeTheFactorAskedForOrNone() throws IOException {
        assertThat(
                        run(
                                "grid-emission",
                                "data_year,area,kind,amount,unit\n2022,江苏,,1000,kWh\n2022,320000,average,1,MWh\n1999,江苏,,1,MWh\n"))
                .isEqualTo(1);
        List<String> found = results(5);
        assertThat(found.get(0)).isEqualTo(found.get(1)).startsWith("0.5978,0.5978,");
        assertThat(err()).contains("line 4").contains("1999");
        assertThat(run("heat-emission", "amount,unit\n10,GJ\n1,kWh\n")).isEqualTo(1);
        assertThat(results(2).getFirst()).startsWith("1.1,");
    }

    @Test
    void aDischargeIsJudgedByTheLimitOfItsDay() throws IOException {
        assertThat(run(
                        "discharge-textile",
                        "date,item,value,unit,age,route\n2014-06-01,COD,90,mg/L,existing,direct\n"
                                + "2015-06-01,COD,90,mg/L,existing,direct\n2015-06-01,苯胺类,1,mg/L,existing,direct\n"))
                .isEqualTo(1);
        assertThat(results(6))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("GB 4287-2012,table 1,100,mg/L,NA,plant,V1,met"),
                        line -> assertThat(line).contains(",80,mg/L,NA,plant,").contains(",exceeded"),
                        line -> assertThat(line).contains("41"));
        assertThat(run(
                        "discharge-wastewater",
                        "date,item,value,class,water_celsius\n2024-01-05,氨氮,6,1A,8\n2024-01-05,氨氮,6,1A,\n"))
                .isEqualTo(1);
        assertThat(results(5).getFirst()).contains(",8,mg/L,").contains(",met");
        assertThat(err()).contains("line 3").contains("water_celsius");
        assertThat(run("discharge-boiler", "date,item,value,fuel,capacity_t_per_h\n2024-01-05,NOx,,gas,4\n"))
                .isZero();
        assertThat(results(5).getFirst()).contains("200,mg/m3,3.5,plant,V1,NA");
        assertThat(
                        run(
                                "discharge-power",
                                "date,item,value,unit,unit_type\n2024-01-05,SO2,0.2,g/m3,coal-new\n2024-01-05,SO2,60L,,coal-new\n"))
                .isZero();
        assertThat(results(5))
                .satisfiesExactly(
                        line -> assertThat(line).contains(",100,mg/m3,6,plant,K,exceeded"),
                        line -> assertThat(line).endsWith(",met,"));
    }

    private int run(String topic, String in) throws IOException {
        out.reset();
        err.reset();
        return Topics.run(
                List.of(topic),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** What follows the columns of the input. */
    private List<String> results(int columns) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", columns + 1)[columns])
                .toList();
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
