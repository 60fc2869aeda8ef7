package io.qingyuan.registry.shipped;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped registers as people use them: the data officer of a unit writes, its head confirms. Values are written as JSON with single
 * quotes. Other classes leave records behind; what is counted is looked at in a town of its own or as a difference.
 */
@ServerTest
@WithPacks
public abstract class ShippedPacksTest {

    protected static final String BUREAU = "ecology-environment-bureau";
    protected static final String WATER = "water-bureau";
    protected static final String OPEN = "/api/public/registers/";

    private static int visitors;

    @Autowired
    protected Api api;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    protected LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    protected Client officer(String unit) {
        return api.as(Role.DATA_OFFICER, unit);
    }

    protected Client head(String unit) {
        return api.as(Role.UNIT_HEAD, unit);
    }

    protected Client reviewer() {
        return api.as(Role.DATA_REVIEWER, BUREAU);
    }

    /** Somebody at an address of their own, with the cookie against forged requests. */
    protected Client visitor() {
        Client visitor = api.visitor().from("10.2.0." + ++visitors);
        visitor.get("/api/session");
        return visitor;
    }

    protected Map<String, Object> values(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.readTree(text.replace('\'', '"'))
                .properties()
                .forEach(entry -> values.put(entry.getKey(), json.convertValue(entry.getValue(), Object.class)));
        return values;
    }

    protected JsonNode create(String register, String values) {
        return create(officer(unit(values)), register, values);
    }

    protected JsonNode create(Client client, String register, String values) {
        return client.post("/api/registers/" + register + "/records", Map.of("values", values(values)))
                .expect(200)
                .json();
    }

    private String unit(String values) {
        Object unit = values(values).get("owner_unit");
        return unit == null ? BUREAU : unit.toString();
    }

    protected static String path(JsonNode record) {
        return "/api/registers/" + record.path("register").asString() + "/records/"
                + record.path("id").asString();
    }

    protected static String id(JsonNode record) {
        return record.path("id").asString();
    }

    /** The record as it stands. */
    protected JsonNode now(JsonNode record) {
        return reviewer().get(path(record)).expect(200).json();
    }

    /** The record with some values changed by the officer of its unit. */
    protected JsonNode change(JsonNode record, String some) {
        return tryToChange(record, some).expect(200).json();
    }

    protected Client.Reply tryToChange(JsonNode record, String some) {
        JsonNode now = now(record);
        Map<String, Object> values = new LinkedHashMap<>();
        now.path("values")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), json.convertValue(entry.getValue(), Object.class)));
        values.putAll(values(some));
        return officer(now.path("values").path("owner_unit").asString())
                .put(
                        path(record),
                        Map.of("values", values, "version", now.path("version").asInt(), "reason", "核实更新"));
    }

    protected JsonNode move(JsonNode record, String move, String values) {
        return tryMove(reviewer(), record, move, values).expect(200).json();
    }

    protected JsonNode move(Client client, JsonNode record, String move, String values) {
        return tryMove(client, record, move, values).expect(200).json();
    }

    protected Client.Reply tryMove(JsonNode record, String move, String values) {
        return tryMove(reviewer(), record, move, values);
    }

    protected Client.Reply tryMove(Client client, JsonNode record, String move, String values) {
        return client.post(
                path(record) + "/moves/" + move,
                Map.of("version", now(record).path("version").asInt(), "reason", "依据材料", "values", values(values)));
    }

    /** A document that somebody put there. */
    protected String file() {
        byte[] content = ("%PDF-1.7\n" + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        return reviewer()
                .upload("/api/files", "佐证.pdf", content, Map.of())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    protected JsonNode figure(String register, String figure) {
        return StreamSupport.stream(
                        reviewer()
                                .get("/api/registers/" + register + "/figures")
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .filter(one -> one.path("id").asString().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    protected static String value(JsonNode figure) {
        return figure.path("value").asString();
    }

    /** What a figure says of the records that say this in a field; an empty word where there are none. */
    protected static String part(JsonNode figure, String field, String value) {
        for (JsonNode by : figure.path("breakdowns")) {
            for (JsonNode part : by.path("parts")) {
                if (by.path("field").asString().equals(field)
                        && part.path("value").asString().equals(value)) {
                    return part.path("result").asString("");
                }
            }
        }
        return "";
    }

    /** The records that a condition finds, by name. */
    protected List<String> found(String register, String where) {
        String condition = encoded(where.replace('\'', '"'));
        return reviewer()
                .get("/api/registers/" + register + "/records?limit=200&where=" + condition)
                .expect(200)
                .json()
                .path("records")
                .findValuesAsString("name");
    }

    /** As a query has it. */
    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    protected static List<String> flags(JsonNode record) {
        return StreamSupport.stream(record.path("flags").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    protected static String said(JsonNode record, String field) {
        return record.path("values").path(field).asString("");
    }

    /** What the public list says of the record with this name; missing where it does not show it. */
    protected JsonNode published(String register, String name) {
        String after = "";
        do {
            JsonNode page = visitor()
                    .get(OPEN + register + "/records" + after)
                    .expect(200)
                    .json();
            for (JsonNode record : page.path("records")) {
                if (record.path("name").asString().equals(name)) {
                    return record;
                }
            }
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "?after=" + encoded(next);
        } while (!after.isEmpty());
        return json.missingNode();
    }

    /** What somebody has to do, line by line. */
    protected String toDos(Client client) {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.get("/api/worklist" + after).expect(200).json();
            page.path("items")
                    .forEach(item -> all.add(item.path("what").path("zh").asString()));
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "?after=" + next;
        } while (!after.isEmpty());
        return String.join("\n", all);
    }

    /** What refers to a record by a field of a register, line by line as its page shows it. */
    protected JsonNode referring(JsonNode record, String register) {
        for (JsonNode one :
                reviewer().get(path(record) + "/relations").expect(200).json().path("referredToBy")) {
            if (one.path("register").asString().equals(register)) {
                return one.path("records");
            }
        }
        return json.createArrayNode();
    }

    /** What somebody of the public sent with a photo: its number and the word to follow it by. */
    protected JsonNode reported(Client visitor, String register, String values) {
        String ticket = ticket(visitor);
        String photo = visitor.upload(OPEN + "challenges/" + ticket + "/files", "现场.png", picture(), Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        Map<String, Object> all = values(values);
        all.put("photos", List.of(photo));
        return visitor.post(OPEN + register + "/reports", Map.of("ticket", ticket, "values", all))
                .expect(200)
                .json();
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What its sender sees of a report. */
    protected static JsonNode followed(Client visitor, JsonNode sent) {
        return visitor.get(OPEN + "reports/" + sent.path("number").asString() + "?query="
                        + sent.path("query").asString())
                .expect(200)
                .json();
    }

    /** The record that a reviewer made of a report. */
    protected JsonNode accepted(String register, String into, JsonNode sent, String more) {
        String report =
                "/api/registers/" + register + "/reports/" + sent.path("number").asString();
        String record = reviewer()
                .post(report + "/acceptance", Map.of("said", "已登记，安排核查", "values", values(more)))
                .expect(200)
                .json()
                .path("record")
                .asString();
        return reviewer()
                .get("/api/registers/" + into + "/records/" + record)
                .expect(200)
                .json();
    }

    /** A ticket for one report of the public. */
    private String ticket(Client visitor) {
        String id = visitor.post(OPEN + "challenges", Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        String answer = jdbc.sql("select answer from registry.challenge where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
        visitor.post(OPEN + "challenges/" + id, Map.of("answer", answer)).expect(200);
        return id;
    }
}
