package io.qingyuan.cli.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardsBatchTest {
    private static final String HEADER = "time,so2_1h,no2_1h,co_1h,o3_1h,pm10_1h,pm2_5_1h\n";
    private static final String GOOD = "2026-03-01 01:00,5,40,0.6,20,60,40\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyColumnPassesThroughAndTheResultsFollow() throws IOException {
        assertThat(run("station,time,pm2_5_1h,note\n\"中文, 站\",2026-03-01 01:00,155,\"a \"\"b\"\"\"\n", "aqi-hour"))
                .isZero();
        assertThat(out()).isEqualTo("""
                station,time,pm2_5_1h,note,edition,aqi,level,category_zh,primary,exceeding,fault
                "中文, 站",2026-03-01 01:00,155,"a ""b""\",HJ 633-2026,205,5,重度污染,PM2.5,NA,
                """);
    }

    @Test
    void theEditionIsThatOfTheHourWhichEndsAtTheTime() throws IOException {
        run("time,pm2_5_1h\n2026-03-01 00:00,75\n2026-03-01 01:00,75\n2026-02-28 24:00,75\n", "aqi-hour");
        assertThat(out().lines().skip(1).map(line -> line.split(",")[2]))
                .containsExactly("HJ 633-2012", "HJ 633-2026", "HJ 633-2012");
    }

    @Test
    void anEditionCanBeForcedAndAnInputNamedAsAResultIsKept() throws IOException {
        assertThat(run(HEADER.replace("\n", ",aqi\n") + GOOD.replace("\n", ",77\n"), "aqi-hour", "--edition", "2012"))
                .isZero();
        assertThat(out()).contains(",pm2_5_1h,aqi,edition,result_aqi,level").contains(",77,HJ 633-2012,57,2,良,PM2.5,,");
    }

    @Test
    void aRowsOwnEditionIsObeyed() throws IOException {
        run("edition,pm2_5_1h\nHJ 633-2012,75\n2026,60\n1996,75\n", "aqi-hour");
        assertThat(out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("HJ 633-2012,100,2"),
                        line -> assertThat(line).contains("HJ 633-2026,NA,NA"),
                        line -> assertThat(line).contains("no edition 1996"));
    }

    @Test
    void badRowsAreNamedByLineAndMarkedAndTheOthersGoOn() throws IOException {
        assertThat(run(
                        HEADER
                                + GOOD
                                + "2026-03-01 02:00,abc,40,0.6,20,60,40\n"
                                + "2026-03-01 03:00,-1,40,0.6,20,60,40\n"
                                + "2026-03-01 04:00,NaN,40,0.6,20,60,40\n"
                                + "2026-13-01 05:00,5,40,0.6,20,60,40\n"
                                + "1999-01-01 05:00,5,40,0.6,20,60,40\n"
                                + "2026-03-01 06:00,5,40\n"
                                + ",5,40,0.6,20,60,40\n"
                                + GOOD,
                        "aqi-hour"))
                .isEqualTo(1);
        assertThat(err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 3: so2_1h is \"abc\""),
                        line -> assertThat(line).startsWith("line 4: so2_1h is \"-1\""),
                        line -> assertThat(line).startsWith("line 5: so2_1h is \"NaN\""),
                        line -> assertThat(line).startsWith("line 6: time is \"2026-13-01 05:00\""),
                        line -> assertThat(line)
                                .startsWith("line 7: no edition of")
                                .contains("1999-01-01"),
                        line -> assertThat(line).startsWith("line 8: the row has 3 fields, the header 7"),
                        line -> assertThat(line).startsWith("line 9: time is empty"));
        assertThat(out().lines()).hasSize(10);
        assertThat(out().lines().toList().get(1)).endsWith("HJ 633-2026,60,2,良,PM2.5,NA,");
        assertThat(out().lines().toList().get(2)).contains(",,,,,,").contains("so2_1h is");
        assertThat(out().lines().toList().get(9)).endsWith("HJ 633-2026,60,2,良,PM2.5,NA,");
    }

    @Test
    void aMissingPollutantIsNotAFaultAndASlashIsOutsideTheProgramme() throws IOException {
        assertThat(run(
                        HEADER + GOOD.replace(",5,", ",NA,") + GOOD.replace(",5,", ",/,") + GOOD.replace(",5,", ",,"),
                        "aqi-hour"))
                .isZero();
        assertThat(out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("HJ 633-2026,NA,NA,NA,NA"),
                        line -> assertThat(line).contains("HJ 633-2026,60,2,良,PM2.5"),
                        line -> assertThat(line).contains("HJ 633-2026,NA,NA,NA,NA"));
    }

    @Test
    void moreDecimalsThanThreeAreTakenExactly() throws IOException {
        run("time,pm2_5_1h\n2026-03-01 00:00,75.00001\n2026-03-01 00:00,7.5e1\n", "aqi-hour");
        assertThat(out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("HJ 633-2012,101,3"),
                        line -> assertThat(line).contains("HJ 633-2012,100,2"));
    }

    @Test
    void aTopicOverManyRowsWritesItsOwnAndSaysWhatWasLeftOut() throws IOException {
        assertThat(run("station,date,pm2_5_24h\nA,2027-01-01,70\nA,2027-01-02,20\nB,2027-01-01,10\n", "air-year"))
                .isZero();
        assertThat(out())
                .startsWith("place,year,edition,item,statistic,n_days,value,limit,attains,valid,fault\n")
                .contains("A,2027,HJ 663-2026,PM2.5,mean,2,45,30,no,no,\n")
                .contains("A,2027,HJ 663-2026,PM2.5,P95,2,68,60,no,no,\n")
                .contains("B,2027,HJ 663-2026,PM2.5,mean,1,10,30,yes,no,\n");
        assertThat(run("date,pm2_5_24h\n2027-01-01,70\n2027-01-01,71\n", "air-year"))
                .isEqualTo(1);
        assertThat(err()).contains("line 3: date is \"2027-01-01\": the place has this day already");
        assertThat(out()).contains(",mean,1,70,30,no,no,1 bad rows were left out");
    }

    @Test
    void theGoodDaysAndPercentilesOfSuzhouAreReproduced() throws IOException {
        String days = Files.readString(Path.of(
                "..", "standards", "src", "test", "resources", "io/qingyuan/standards/air/aqi_suzhou_daily.csv"));
        assertThat(run(days, "air-year")).isZero();
        // 198 of 260 days, as aqi_suzhou_period_statistics.csv has them, in two years
        assertThat(out())
                .contains(",2018,HJ 663-2013,AQI,good_days,92,73,")
                .contains(",2019,HJ 663-2013,AQI,good_days,168,125,");
    }

    @Test
    void wordsThatMakeNoSenseAreExplained() throws IOException {
        assertThat(run("", "ozone-hour")).isEqualTo(2);
        assertThat(err()).contains("unknown topic ozone-hour").contains("aqi-hour");
        assertThat(run("", "aqi-hour", "--edition", "1996")).isEqualTo(2);
        assertThat(err()).contains("auto|2012|2026");
        assertThat(run("", "aqi-hour", "--edition")).isEqualTo(2);
        assertThat(run("", "aqi-hour")).isEqualTo(2);
        assertThat(err()).contains("there is no header");
        assertThat(run("item,period\nSO2,1h\n", "iaqi")).isEqualTo(2);
        assertThat(err()).contains("the header lacks concentration");
        assertThat(run("so2,so2_1h\n1,2\n", "aqi-hour")).isEqualTo(2);
        assertThat(err()).contains("more than one column so2_1h or so2");
    }

    @Test
    void aloneItListsTheTopicsWithTheirColumns() throws IOException {
        assertThat(run("")).isZero();
        assertThat(out())
                .contains("aqi-hour")
                .contains("pm2_5_1h")
                .contains("editions: auto 2012 2026")
                .contains("adds: edition, aqi, level, category_zh, primary");
    }

    @Test
    void aMarkOfTheByteOrderIsNoPartOfTheHeaderAndOtherEncodingsAreRefused() throws IOException {
        assertThat(run("\uFEFFvalue,decimals\n0.25,1\n", "rounding")).isZero();
        assertThat(out()).contains("0.25,1,0.2,");
        byte[] gbk = "value,decimals,备注\n0.25,1,测\n".getBytes(Charset.forName("GBK"));
        assertThat(Topics.run(List.of("rounding"), new ByteArrayInputStream(gbk), print(out), print(err)))
                .isEqualTo(1);
        assertThat(err()).contains("not UTF-8");
    }

    private int run(String in, String... words) throws IOException {
        out.reset();
        return Topics.run(
                List.of(words), new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
