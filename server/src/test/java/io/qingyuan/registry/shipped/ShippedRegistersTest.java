package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Zone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registers that the packs bring, used by those who work with them. All classes below share one context and one database with its
 * sample data: they make records under names and years of their own.
 */
@ServerTest
@WithPacks
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ShippedRegistersTest {

    private static final String OPEN = "/api/public/registers";
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final AtomicInteger VISITORS = new AtomicInteger();

    @Autowired
    protected Api api;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected Clock clock;

    // --- who

    protected Client officer(String unit) {
        return api.as(Role.DATA_OFFICER, unit);
    }

    protected Client reviewer(String unit) {
        return api.as(Role.DATA_REVIEWER, unit);
    }

    protected Client head(String unit) {
        return api.as(Role.UNIT_HEAD, unit);
    }

    /** Somebody at an address of their own, with the cookie against forged requests. */
    protected Client visitor() {
        int number = VISITORS.incrementAndGet();
        Client visitor = api.visitor().from("10.7." + number / 250 + "." + number % 250);
        visitor.get("/api/session");
        return visitor;
    }

    protected LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    // --- records

    /** Values by name: {@code values("town", "area-lili", "length_km", "1.5")}. */
    protected static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    protected JsonNode create(Client who, String register, Map<String, Object> values) {
        return who.post("/api/registers/" + register + "/records", Map.of("values", values))
                .expect(200)
                .json();
    }

    /** The record as it is now. */
    protected JsonNode now(JsonNode record) {
        return api.office().get(path(record)).expect(200).json();
    }

    protected JsonNode now(String register, String id) {
        return api.office()
                .get("/api/registers/" + register + "/records/" + id)
                .expect(200)
                .json();
    }

    /** Changes some fields of a record, from how it is now. */
    protected JsonNode change(Client who, JsonNode record, Object... pairs) {
        return tryChange(who, record, pairs).expect(200).json();
    }

    protected Client.Reply tryChange(Client who, JsonNode record, Object... pairs) {
        JsonNode now = who.get(path(record)).expect(200).json();
        Map<String, Object> all = new LinkedHashMap<>(json.convertValue(now.path("values"), VALUES));
        all.putAll(values(pairs));
        return who.put(
                path(record),
                Map.of("values", all, "version", now.path("version").asInt(), "reason", "测试更正"));
    }

    /** Moves a record, from how it is now; what the move needs is filled in with it. */
    protected JsonNode move(Client who, JsonNode record, String move, Object... pairs) {
        return tryMove(who, record, move, pairs).expect(200).json();
    }

    protected Client.Reply tryMove(Client who, JsonNode record, String move, Object... pairs) {
        int version = who.get(path(record)).expect(200).json().path("version").asInt();
        return who.post(
                path(record) + "/moves/" + move,
                Map.of("version", version, "reason", "测试：" + move, "values", values(pairs)));
    }

    protected static String path(JsonNode record) {
        return "/api/registers/" + record.path("register").asString() + "/records/" + id(record);
    }

    protected static String id(JsonNode record) {
        return record.path("id").asString();
    }

    protected static String state(JsonNode record) {
        return record.path("state").asString();
    }

    protected static String value(JsonNode record, String field) {
        return record.path("values").path(field).asString("");
    }

    protected static List<String> flags(JsonNode record) {
        return texts(record.path("flags"));
    }

    protected static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    /** All records that a question finds: {@code where=…&flag=…&words=…}, without the question mark. */
    protected List<JsonNode> records(String register, String query) {
        return records(api.office(), register, query);
    }

    protected List<JsonNode> records(Client who, String register, String query) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = who.get("/api/registers/" + register + "/records?limit=200&" + query + after)
                    .expect(200)
                    .json();
            page.path("records").forEach(all::add);
            after = page.path("next").isString()
                    ? "&after=" + encoded(page.path("next").asString())
                    : "";
        } while (!after.isEmpty());
        return all;
    }

    /** A condition as a query has it, with single quotes for double ones. */
    protected static String where(String condition) {
        return "where=" + encoded(condition.replace('\'', '"'));
    }

    protected static String flag(String flag) {
        return "flag=" + flag;
    }

    protected static List<String> ids(List<JsonNode> records) {
        return records.stream().map(ShippedRegistersTest::id).toList();
    }

    /** Ids of the records that the map of a register shows. */
    protected JsonNode places(String register, String query) {
        return api.office()
                .get("/api/registers/" + register + "/records/places?" + query)
                .expect(200)
                .json()
                .path("places");
    }

    protected Optional<JsonNode> place(String register, String id) {
        return places(register, "").values().stream()
                .filter(place -> id(place).equals(id))
                .findFirst();
    }

    /** How many records of a register refer to a record. */
    protected long referring(JsonNode record, String register, String field) {
        return api.office().get(path(record) + "/relations").expect(200).json().path("referredToBy").values().stream()
                .filter(one -> one.path("register").asString().equals(register)
                        && one.path("field").asString().equals(field))
                .mapToLong(one -> one.path("count").asLong())
                .sum();
    }

    // --- figures

    protected JsonNode figure(String register, String figure) {
        return api.office().get("/api/registers/" + register + "/figures").expect(200).json().values().stream()
                .filter(one -> one.path("id").asString().equals(figure))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + figure));
    }

    protected static BigDecimal number(JsonNode figure) {
        return new BigDecimal(figure.path("value").asString("0"));
    }

    /** The part of a figure for one value of a field: its result, or how many where it counts. */
    protected static BigDecimal part(JsonNode figure, String field, String value) {
        return figure.path("breakdowns").values().stream()
                .filter(by -> by.path("field").asString().equals(field))
                .flatMap(by -> by.path("parts").values().stream())
                .filter(part -> part.path("value").asString().equals(value))
                .findFirst()
                .map(part -> new BigDecimal(
                        part.path("result").asString(part.path("count").asString())))
                .orElse(BigDecimal.ZERO);
    }

    // --- files and to-dos

    /** A small picture, stored. */
    protected String file(Client who) {
        return who.upload("/api/files", "证明.png", picture(), Map.of())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    protected static byte[] picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The open to-do of a key, with the day it is due; the empty text for one without a day. */
    protected Optional<String> todo(String key) {
        return jdbc.sql("select coalesce(due::text, '') from worklist.item where key = :key and closed_at is null")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    protected Optional<String> due(JsonNode record, String due) {
        return todo("registry.due/" + record.path("register").asString() + "/" + due + "/" + id(record));
    }

    protected Optional<String> triggered(String trigger, JsonNode record) {
        return todo("links/" + trigger + "/" + id(record));
    }

    /** What waits for somebody, as they read it. */
    protected String worklist(Client who) {
        StringBuilder all = new StringBuilder();
        String after = "";
        do {
            JsonNode page = who.get("/api/worklist" + after).expect(200).json();
            all.append(page.path("items"));
            after = page.path("next").isString() ? "?after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return all.toString();
    }

    // --- the public

    /** What the public sees of a register, with the names of what is referred to. */
    protected JsonNode published(String register, String words) {
        return visitor()
                .get(OPEN + "/" + register + "/records?words=" + encoded(words))
                .expect(200)
                .json();
    }

    protected JsonNode publishedRecord(JsonNode record) {
        return visitor()
                .get(OPEN + "/" + record.path("register").asString() + "/records/" + id(record))
                .expect(200)
                .json()
                .path("records")
                .get(0);
    }

    /** Solves a challenge; what it is good for. */
    protected String ticket(Client visitor) {
        String id = visitor.post(OPEN + "/challenges", Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        String answer = jdbc.sql("select answer from registry.challenge where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(visitor.post(OPEN + "/challenges/" + id, Map.of("answer", answer))
                        .expect(200)
                        .json()
                        .path("solved")
                        .asBoolean())
                .isTrue();
        return id;
    }

    protected String publicFile(Client visitor, String ticket) {
        return visitor.upload(OPEN + "/challenges/" + ticket + "/files", "现场.png", picture(), Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
    }

    /** Sends a report as a citizen does; its number and the word to ask for it with. */
    protected JsonNode report(Client visitor, String register, String ticket, Map<String, Object> values) {
        return visitor.post(OPEN + "/" + register + "/reports", Map.of("ticket", ticket, "values", values))
                .expect(200)
                .json();
    }

    protected JsonNode followed(Client visitor, JsonNode report) {
        return visitor.get(OPEN + "/reports/" + report.path("number").asString() + "?query="
                        + report.path("query").asString())
                .expect(200)
                .json();
    }

    /** Takes a report over; the record that it becomes. */
    protected JsonNode accept(
            Client who, String register, String into, JsonNode report, String said, Map<String, Object> more) {
        String record = who.post(
                        "/api/registers/" + register + "/reports/"
                                + report.path("number").asString() + "/acceptance",
                        Map.of("said", said, "values", more))
                .expect(200)
                .json()
                .path("record")
                .asString();
        return now(into, record);
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A square of about a kilometre. */
    protected static Map<String, Object> square(double west, double south) {
        double east = west + 0.01;
        double north = south + 0.01;
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(west, south),
                        List.of(east, south),
                        List.of(east, north),
                        List.of(west, north),
                        List.of(west, south))));
    }

    protected static Map<String, Object> point(double longitude, double latitude) {
        return Map.of("type", "Point", "coordinates", List.of(longitude, latitude));
    }

    protected static Map<String, Object> line(double longitude, double latitude) {
        return Map.of(
                "type",
                "LineString",
                "coordinates",
                List.of(List.of(longitude, latitude), List.of(longitude + 0.02, latitude + 0.01)));
    }
}
