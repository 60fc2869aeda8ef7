package io.qingyuan.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qingyuan.identity.Role;
import io.qingyuan.receipts.Explanation;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.statistics.Value;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Files through the whole application: what is taken, what is refused, and what stands above the rows. */
@ServerTest
@TestPropertySource(properties = "qingyuan.sample=true")
class AirImportTest {
    private static final String AREA = "area-wujiang";

    /** Spring reads a relative path as one of the web application's; the packs stand beside the server's sources. */
    @DynamicPropertySource
    static void packs(DynamicPropertyRegistry registry) {
        registry.add(
                "qingyuan.packs",
                () -> Path.of("../packs").toAbsolutePath().normalize().toString());
    }

    @Autowired
    private Api api;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Statistics statistics;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theFilesOfThePackAreTakenAtTheFirstStart() {
        JsonNode hourly = shipped("cnemc-3425A-2026.csv.gz");
        assertThat(hourly.get("taken").asLong()).isEqualTo(2072);
        assertThat(hourly.get("gapHours").asLong()).isPositive();
        assertThat(shipped("aqistudy-wujiang-2013-2015.csv.gz").get("taken").asLong())
                .isEqualTo(665);

        JsonNode days = days("2026-02-26", "2026-05-25").get("days");
        assertThat(days.size()).isEqualTo(89);
        JsonNode lastOfOldEdition = day(days, "2026-02-28");
        assertThat(lastOfOldEdition.get("edition").asString()).isEqualTo("HJ 633-2012");
        assertThat(day(days, "2026-03-01").get("edition").asString()).isEqualTo("HJ 633-2026");
        assertThat(days("2014-01-01", "2014-12-31").get("days").size()).isEqualTo(365);
    }

    @Test
    @ShowsPoint("ecological-big-data-platform#3")
    void thePeriodHasItsResultsWithReceiptsDownToTheFile() {
        shipped("cnemc-3425A-2026.csv.gz");
        JsonNode summary = await(
                () -> api.office()
                        .get("/api/air/summary?area=" + AREA + "&period=2026")
                        .expect(200)
                        .json(),
                answer -> answer.path("goodDayRatio").hasNonNull("receipt"));
        assertThat(summary.get("reference").asBoolean()).isTrue();
        assertThat(summary.get("editions").size()).isEqualTo(2);
        assertThat(summary.get("yearValid").asBoolean()).isFalse();
        double share = 100.0
                * summary.get("goodDays").asInt()
                / summary.get("daysWithIndex").asInt();
        assertThat(Double.parseDouble(summary.get("goodDayRatio").get("value").asString()))
                .isCloseTo(share, within(0.051));

        ReceiptId id =
                ReceiptId.of(summary.get("fineParticleMean").get("receipt").asString());
        assertThat(receipts.replay(id)).isInstanceOf(Replay.Same.class);
        Explanation explanation = receipts.explain(id, 1);
        assertThat(explanation.inputs()).extracting(leaf -> leaf.input().name()).contains("hours:3425A", "place");
        JsonNode rows = api.office().get("/api/air/files").expect(200).json();
        assertThat(rows.toString()).contains("f9ac2976c171d5e82cab2e008950045a66cff6ce018f6434df6f96a452268f83");
    }

    @Test
    void theResultsOfAYearStandBesideTheFiguresAsReferenceAndAreNotJudged() {
        shipped("cnemc-3425A-2026.csv.gz");
        for (String element : List.of("ind-07a", "pm25-annual-mean")) {
            Figure figure = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    statistics
                                            .figures(
                                                    List.of(new ElementCode(element)),
                                                    2026,
                                                    2026,
                                                    AsOf.at(Instant.now()))
                                            .stream()
                                            .filter(found ->
                                                    found.find(Origin.REFERENCE).isPresent())
                                            .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            Value reference = figure.find(Origin.REFERENCE).orElseThrow();
            Receipt receipt =
                    receipts.find(Objects.requireNonNull(reference.receipt())).orElseThrow();
            assertThat(reference.content())
                    .isEqualTo(
                            new Content.Numeric(receipt.outcome().findNumber().orElseThrow()));
            assertThat(reference.finality()).isEqualTo(Finality.PRELIMINARY);
            assertThat(receipts.replay(receipt.id())).isInstanceOf(Replay.Same.class);
            JudgedFigure judged = figure.judged();
            assertThat(judged == null || judged.origin() != Origin.REFERENCE).isTrue();
        }
    }

    @Test
    void aDayGetsItsReceiptWhenItIsAskedFor() {
        shipped("cnemc-3425A-2026.csv.gz");
        String path = "/api/air/days/2026-03-10/receipt?area=" + AREA;
        String receipt =
                api.office().post(path, null).expect(200).json().get("receipt").asString();
        assertThat(api.office().post(path, null).json().get("receipt").asString())
                .isEqualTo(receipt);
        Receipt found = receipts.find(ReceiptId.of(receipt)).orElseThrow();
        int aqi = day(days("2026-03-10", "2026-03-10").get("days"), "2026-03-10")
                .get("aqi")
                .asInt();
        assertThat(found.outcome().findNumber())
                .hasValueSatisfying(value -> assertThat(value.intValue()).isEqualTo(aqi));
        api.office()
                .post("/api/air/days/2020-03-10/receipt?area=" + AREA, null)
                .expectProblem(404, "quality.day-not-found");
    }

    @Test
    void theSameContentIsTakenOnceAndOtherContentSupersedes() {
        shipped("cnemc-3425A-2026.csv.gz");
        byte[] first = AirFiles.hourly().day("3425A", "2026-08-03", 20).gzip();
        assertThat(done(first).get("added").asInt()).isEqualTo(24);
        assertThat(sent(first).get("state").asString()).isEqualTo("unchanged");
        assertThat(aqi("2026-08-03")).isEqualTo(40);
        String before = Instant.now().toString();
        String receipt = api.office()
                .post("/api/air/days/2026-08-03/receipt?area=" + AREA, null)
                .json()
                .get("receipt")
                .asString();

        JsonNode second = done(AirFiles.hourly().day("3425A", "2026-08-03", 90).gzip());
        assertThat(second.get("superseding").asInt()).isEqualTo(24);
        assertThat(second.get("added").asInt()).isZero();
        assertThat(aqi("2026-08-03")).isEqualTo(128);
        JsonNode then = api.office()
                .get("/api/air/days?area=" + AREA + "&from=2026-08-03&to=2026-08-03&asOf=" + before)
                .expect(200)
                .json();
        assertThat(then.get("days").get(0).get("aqi").asInt()).isEqualTo(40);
        assertThat(receipts.replay(ReceiptId.of(receipt))).isInstanceOf(Replay.Same.class);
        assertThat(receipts.find(ReceiptId.of(receipt)).orElseThrow().state()).isNotEqualTo(Receipt.State.FRESH);
    }

    @Test
    void aRefusedFileLeavesNothingAndSaysWhereAndHowToMend() {
        long rows = count();
        byte[] whole = AirFiles.hourly()
                .day("3425A", "2026-09-01", 20)
                .day("3425A", "2026-09-02", 20)
                .gzip();
        JsonNode cut = sent(Arrays.copyOf(whole, whole.length / 2));
        assertThat(cut.get("state").asString()).isEqualTo("refused");
        assertThat(cut.get("faults").get(0).get("code").asString()).isEqualTo("quality.file-cut");
        assertThat(cut.get("faults").get(0).get("detail").asString())
                .contains("没有导入任何内容")
                .contains("重新下载");

        JsonNode text = sent(AirFiles.hourly()
                .day("3425A", "2026-09-01", 20)
                .line("2026-09-02 01:00,3425A,50,,无,20,40,30,60,60,60,60,25,19,5,5,0.6,0.5")
                .gzip());
        assertThat(text.get("faults").get(0).get("line").asLong()).isEqualTo(26);
        assertThat(text.get("faults").get(0).get("column").asString()).isEqualTo("pm2_5");
        assertThat(text.get("faults").get(0).get("detail").asString()).contains("“无”不是数值");
        assertThat(count()).isEqualTo(rows);
        assertThat(days("2026-09-01", "2026-09-02").get("days").size()).isZero();
    }

    @Test
    void onlyTheUnitThatAnswersForAirImports() {
        byte[] file = AirFiles.hourly().day("3425A", "2026-08-10", 20).gzip();
        api.as(Role.DATA_OFFICER, "water-bureau")
                .upload("/api/air/imports", "a.csv.gz", file, Map.of())
                .expectProblem(403, "identity.other-unit");
        api.stateAuditor()
                .upload("/api/air/imports", "a.csv.gz", file, Map.of())
                .expect(403);
        api.as(Role.DATA_OFFICER, "ecology-environment-bureau")
                .upload("/api/air/imports", "a.csv.gz", file, Map.of())
                .expect(202);
        api.systemAdmin()
                .get("/api/air/days?area=" + AREA + "&from=2026-03-01&to=2026-03-02")
                .expect(403);
    }

    @Test
    void questionsThatCannotBeAnsweredAreRefused() {
        Client office = api.office();
        office.get("/api/air/summary?area=" + AREA + "&period=26").expectProblem(400, "quality.period-wrong");
        office.get("/api/air/summary?area=area-nowhere&period=2026").expectProblem(404, "quality.area-unknown");
        office.get("/api/air/days?area=" + AREA + "&from=2026-03-02&to=2026-03-01")
                .expectProblem(400, "quality.interval-wrong");
        office.upload("/api/air/imports", "a.csv", new byte[] {1}, Map.of("station", "9999A"))
                .expectProblem(422, "quality.station-unknown");
    }

    @Test
    void daysGoToExcelAsTheyAreFiltered() {
        shipped("cnemc-3425A-2026.csv.gz");
        byte[] workbook = api.office()
                .get("/api/air/days/export.xlsx?area=" + AREA + "&from=2026-03-01&to=2026-03-31")
                .expect(200)
                .bytes();
        assertThat(workbook).startsWith('P', 'K');
    }

    @Test
    void theDaysStoredAreThoseTheRuleGivesFromTheSameRows() throws IOException {
        shipped("cnemc-3425A-2026.csv.gz");
        String digest = day(days("2026-03-10", "2026-03-10").get("days"), "2026-03-10")
                .get("digest")
                .asString();
        JsonNode station = api.office()
                .get("/api/air/days?area=" + AREA + "&station=3425A&from=2026-03-10&to=2026-03-10")
                .json()
                .get("days")
                .get(0);
        assertThat(new RowDigest()
                        .add("3425A", station.get("digest").asString())
                        .end())
                .isEqualTo(digest);
        assertThat(Files.exists(Path.of("../packs/wujiang/quality/air/SOURCE.md")))
                .isTrue();
    }

    private JsonNode shipped(String name) {
        return await(
                () -> {
                    for (JsonNode job :
                            api.office().get("/api/air/imports").expect(200).json()) {
                        if (job.get("name").asString().equals(name)) {
                            return job;
                        }
                    }
                    throw new AssertionError("no import of " + name);
                },
                job -> job.get("state").asString().equals("done"));
    }

    private JsonNode done(byte[] file) {
        JsonNode job = sent(file);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("done");
        return job;
    }

    private JsonNode sent(byte[] file) {
        String id = api.as(Role.DATA_OFFICER, "ecology-environment-bureau")
                .upload("/api/air/imports", "test.csv.gz", file, Map.of("source", "测试"))
                .expect(202)
                .json()
                .get("id")
                .asString();
        return await(
                () -> api.office().get("/api/air/imports/" + id).expect(200).json(),
                job -> !Set.of("waiting", "running").contains(job.get("state").asString()));
    }

    private JsonNode days(String from, String to) {
        return api.office()
                .get("/api/air/days?area=" + AREA + "&from=" + from + "&to=" + to)
                .expect(200)
                .json();
    }

    private int aqi(String day) {
        return day(days(day, day).get("days"), day).get("aqi").asInt();
    }

    private static JsonNode day(JsonNode days, String wanted) {
        for (JsonNode day : days) {
            if (day.get("day").asString().equals(wanted)) {
                return day;
            }
        }
        throw new AssertionError("no day " + wanted + " in " + days);
    }

    private long count() {
        return jdbc.sql("select count(*) from quality.station_hour")
                .query(Long.class)
                .single();
    }

    private static JsonNode await(Supplier<JsonNode> ask, Predicate<JsonNode> until) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(ask::get, until);
    }
}
