package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.FrameDraft;
import io.qingyuan.hj212.HeadField;
import io.qingyuan.hj212.Times;
import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.Registration;
import io.qingyuan.time.Zone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the page of a point is told, over the routes, from frames in the log. */
@ServerTest
class PointPageTest {
    private static final AtomicInteger DEVICES = new AtomicInteger();
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 2, 8, 0);
    private static final String SPAN = "&from=2026-03-01T16:00:00Z&to=2026-03-02T16:00:00Z";

    @Autowired
    private Api api;

    @Autowired
    private JdbcDevices devices;

    @Autowired
    private FrameLog log;

    @Autowired
    private BlockFollower follower;

    @Autowired
    private Aggregator aggregator;

    private String mn = "";
    private DeviceId device = new DeviceId(1);
    private String path = "";

    @BeforeEach
    void aDeviceOfAPlant() {
        api.as(Role.DATA_OFFICER, "plant-c");
        mn = "PAGE" + DEVICES.incrementAndGet() + "X" + Long.toString(System.nanoTime(), 36);
        device = devices.register(mn, new Registration("一号烟囱", "plant-c", "123456", Edition.HJ212_2017));
        path = "/api/telemetry/devices/" + device.value();
    }

    @Test
    @ShowsPoint("online-source-monitoring#5")
    void transmissionAndValidityAreCountedByDayAndQuarter() {
        // 8:00 whole, 9:00 only 44 minutes, 10:00 nothing, 11:00 stands still, 12:00 whole
        List<FrameDraft> frames = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            frames.add(minute(MORNING.plusMinutes(minute), "20.5", "N"));
            frames.add(minute(MORNING.plusHours(1).plusMinutes(minute), "20.5", minute < 44 ? "N" : "D"));
            frames.add(minute(MORNING.plusHours(3).plusMinutes(minute), "0", "F"));
            frames.add(minute(MORNING.plusHours(4).plusMinutes(minute), "30.5", "N"));
        }
        take(frames);
        JsonNode day = rates("DAY", "&from=2026-03-01T16:00:00Z&to=2026-03-02T16:00:00Z");
        // from the device's first hour on, 16 hours of the day are due
        assertThat(day.get("dueHours").asInt()).isEqualTo(16);
        assertThat(day.get("receivedHours").asInt()).isEqualTo(4);
        assertThat(day.get("stoppedHours").asInt()).isEqualTo(1);
        assertThat(day.get("validHours").asInt()).isEqualTo(2);
        assertThat(day.get("transmission").asDouble()).isEqualTo(25.0);
        assertThat(day.get("validity").asDouble()).isEqualTo(13.3);
        JsonNode quarter = rates("QUARTER", "&from=2025-12-31T16:00:00Z&to=2026-03-31T16:00:00Z");
        assertThat(quarter.get("period").asString()).isEqualTo("2026-01-01");
        assertThat(quarter.get("validHours").asInt()).isEqualTo(2);
        assertThat(quarter.get("enough").asBoolean(true)).isFalse();
    }

    private JsonNode rates(String period, String span) {
        JsonNode rates = api.office()
                .get(path + "/rates?st=31&factors=a21002&period=" + period + span)
                .expect(200)
                .json();
        assertThat(rates).hasSize(1);
        return rates.get(0);
    }

    @Test
    void aCurveIsThinnedToItsLeastAndGreatestAndKeepsEveryDigitAndMark() {
        List<FrameDraft> frames = new ArrayList<>();
        for (int minute = 0; minute < 240; minute++) {
            frames.add(minute(
                    MORNING.plusMinutes(minute),
                    minute == 100 ? "99.90" : minute == 130 ? "-0.10" : "20.00",
                    minute == 100 ? "T" : "N"));
        }
        take(frames);
        JsonNode whole = curve("minute", 2000).get("points");
        assertThat(whole).hasSize(240);
        JsonNode thinned = curve("minute", 24).get("points");
        assertThat(thinned).hasSize(4); // an hour each
        JsonNode second = thinned.get(1);
        assertThat(second.get("high").asString()).isEqualTo("99.90");
        assertThat(second.get("highAt").asString()).isEqualTo("2026-03-02T01:40:00Z");
        assertThat(second.get("mark").asString()).isEqualTo("T");
        assertThat(second.get("count").asInt()).isEqualTo(60);
        assertThat(thinned.get(2).get("low").asString()).isEqualTo("-0.10");
        JsonNode hours = curve("hour", 2000).get("points");
        assertThat(hours).hasSize(4);
        // 59 valid values of 20.00; the one over range does not count
        assertThat(hours.get(1).get("low").asString()).isEqualTo("20.00");
        assertThat(hours.get(1).has("mark")).isFalse();
    }

    private JsonNode curve(String level, int stretches) {
        return api.office()
                .get(path + "/curves?st=31&level=" + level + "&factors=a21002&stretches=" + stretches + SPAN)
                .expect(200)
                .json()
                .get(0);
    }

    @Test
    void aRowLeadsToItsFrameWithThePasswordCoveredAndToWhatWasSaidBefore() {
        take(List.of(minute(MORNING, "20.5", "N")));
        take(List.of(minute(MORNING, "21.5", "N")));
        JsonNode rows = rows("minute");
        assertThat(rows).hasSize(1);
        assertThat(rows.at("/0/cells/0/number").asString()).isEqualTo("21.5");
        long block = rows.at("/0/block").asLong();
        String text = api.office()
                .get(path + "/frames/" + block + "/" + rows.at("/0/place").asInt())
                .expect(200)
                .text();
        assertThat(text).contains("a21002-Avg=21.5", "PW=******").doesNotContain("123456");
        JsonNode frame =
                api.office().get(path + "/frames/" + block + "/0").expect(200).json();
        assertThat(frame.get("versions")).hasSize(2);
        assertThat(frame.at("/items/0/title/zh").asString()).isEqualTo("氮氧化物");
        long first = frame.at("/versions/0/block").asLong();
        assertThat(api.office()
                        .get(path + "/frames/" + first + "/0")
                        .expect(200)
                        .text())
                .contains("a21002-Avg=20.5");
        api.office().get(path + "/frames/" + block + "/7").expectProblem(404, "telemetry.frame-not-found");
    }

    @Test
    void theRowsAreExportedWithWhatWasAsked() throws IOException {
        take(List.of(minute(MORNING, "20.50", "N"), minute(MORNING.plusMinutes(1), "21.50", "D")));
        byte[] book = api.office()
                .get(path + "/rows/export.xlsx?st=31&level=minute&factors=a21002" + SPAN)
                .expect(200)
                .bytes();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            var sheet = read.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("氮氧化物 (mg/m3)");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(21.5);
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("D");
            assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(20.5);
        }
    }

    @Test
    void anEnterpriseReadsItsOwnPointAndNoOther() {
        take(List.of(minute(MORNING, "20.5", "N")));
        Client own = api.as(Role.DATA_OFFICER, "plant-c");
        Client other = api.as(Role.DATA_OFFICER, "plant-d");
        String question = "?st=31&level=minute&factors=a21002" + SPAN;
        for (String route : List.of(
                "/systems",
                "/curves" + question,
                "/rows" + question,
                "/rows/export.xlsx" + question,
                "/rates?st=31&factors=a21002&period=DAY" + SPAN)) {
            own.get(path + route).expect(200);
            other.get(path + route).expectProblem(404, "telemetry.device-not-found");
        }
        long block = rows("minute").at("/0/block").asLong();
        own.get(path + "/frames/" + block + "/0").expect(200);
        other.get(path + "/frames/" + block + "/0").expectProblem(404, "telemetry.device-not-found");
        assertThat(own.get("/api/telemetry/latest").expect(200).text()).contains(mn);
        assertThat(other.get("/api/telemetry/latest").expect(200).text()).doesNotContain(mn);
    }

    @Test
    void whatCannotBeAskedIsRefusedWithTheReason() {
        api.office()
                .get(path + "/rows?st=31&level=second&factors=a21002" + SPAN)
                .expectProblem(400, "telemetry.level-unknown");
        api.office()
                .get(path + "/rows?st=31&level=hour&factors=a21002&from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
                .expectProblem(400, "telemetry.span-wrong");
        api.office()
                .get(path + "/curves?st=31&level=hour&factors=a,b,c,d,e,f" + SPAN)
                .expectProblem(400, "telemetry.too-many-names");
    }

    @Test
    void changesOfOwnDevicesAreToldAsTheyCome() {
        Client own = api.as(Role.DATA_OFFICER, "plant-c");
        Client other = api.as(Role.DATA_OFFICER, "plant-d");
        long since =
                own.get("/api/telemetry/latest").expect(200).json().get("block").asLong();
        Client.Reply told = own.get("/api/telemetry/latest/stream?since=" + since);
        Client.Reply notTold = other.get("/api/telemetry/latest/stream?since=" + since);
        take(List.of(minute(MORNING, "20.5", "N")));
        Uploads.awaitTrue(() -> told.text().contains(mn));
        assertThat(told.text()).contains("event:latest", "20.5");
        take(List.of(minute(MORNING.plusMinutes(1), "77.5", "N")));
        Uploads.awaitTrue(() -> told.text().contains("77.5"));
        assertThat(notTold.text()).doesNotContain(mn);
    }

    private JsonNode rows(String level) {
        return api.office()
                .get(path + "/rows?st=31&level=" + level + "&factors=a21002" + SPAN)
                .expect(200)
                .json()
                .get("rows");
    }

    private FrameDraft minute(LocalDateTime time, String value, String mark) {
        return FrameDraft.of(Edition.HJ212_2017, "31", 2051)
                .withDevice(mn, "123456")
                .withQn(time)
                .with("DataTime", Times.text14(time))
                .withGroup(List.of(new HeadField("a21002-Avg", value), new HeadField("a21002-Flag", mark)));
    }

    /** The frames come in, are read, and hours are counted. */
    private void take(List<FrameDraft> drafts) {
        List<RawFrame> frames = new ArrayList<>();
        for (FrameDraft draft : drafts) {
            frames.add(new RawFrame(
                    MORNING.atZone(Zone.BEIJING).toInstant().plusSeconds(86_400),
                    device,
                    Admission.ADMITTED,
                    draft.toBytes()));
        }
        log.append(frames);
        while (follower.step() || aggregator.step()) {
            // until nothing waits
        }
    }
}
