package io.qingyuan.cli;

import io.qingyuan.hj212.Decoded;
import io.qingyuan.hj212.Fault;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Malformed;
import io.qingyuan.hj212.Pairs;
import io.qingyuan.hj212.Suffix;
import io.qingyuan.hj212.dictionary.CommandCode;
import io.qingyuan.hj212.dictionary.SystemCode;
import io.qingyuan.hj212.message.Item;
import io.qingyuan.hj212.message.Message;
import io.qingyuan.hj212.message.Review;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A frame, or bytes refused, as a JSON object for a person at a command line. */
final class Hj212Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LocalDateTime now;

    Hj212Json(LocalDateTime now) {
        this.now = now;
    }

    ObjectNode of(Decoded result) {
        return switch (result) {
            case Frame frame -> frame(frame);
            case Malformed malformed -> malformed(malformed);
        };
    }

    private ObjectNode frame(Frame frame) {
        List<Fault> faults = new ArrayList<>(frame.faults());
        faults.addAll(Review.faults(frame, now));
        ObjectNode json = MAPPER.createObjectNode();
        json.put("status", faults.isEmpty() ? "ok" : "suspect");
        json.put("offset", frame.offset());
        json.put("length", frame.length());
        json.set("faults", faults(faults));
        json.set("quirks", faults(Review.quirks(frame)));
        content(frame, json);
        return json;
    }

    private ObjectNode malformed(Malformed malformed) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("status", "rejected");
        json.put("offset", malformed.offset());
        json.put("length", malformed.length());
        json.set("faults", faults(malformed.faults()));
        json.put("excerpt", malformed.excerpt().toString());
        malformed.content().ifPresent(frame -> content(frame, json.putObject("untrusted")));
        return json;
    }

    private static ArrayNode faults(List<Fault> faults) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Fault fault : faults) {
            ObjectNode json = array.addObject();
            json.put("code", fault.code().name());
            json.put("offset", fault.offset());
            json.put("clause", fault.clause());
            json.put("text", fault.code().zh());
            json.put("textEn", fault.code().en());
            if (!fault.detail().isEmpty()) {
                json.put("detail", fault.detail());
            }
        }
        return array;
    }

    private static void content(Frame frame, ObjectNode json) {
        Message message = Message.of(frame);
        boolean up = !(message instanceof Message.Request);
        json.put("edition", frame.edition().year());
        json.put("qn", frame.qn());
        json.put("st", frame.st());
        SystemCode.find(frame.st()).ifPresent(code -> json.put("system", code.nameZh()));
        json.put("cn", String.format("%04d", frame.cn()));
        CommandCode.find(frame.cn(), up, frame.edition()).ifPresent(code -> json.put("command", code.nameZh()));
        json.put("pw", frame.pw());
        json.put("mn", frame.mn());
        if (frame.hasFlag()) {
            json.put("flag", frame.flag());
        }
        json.put("answer", frame.answerExpected());
        if (frame.hasPacketNumbers()) {
            json.put("pnum", frame.packets());
            json.put("pno", frame.packet());
        }
        if (frame.resent()) {
            json.put("rf", 1);
        }
        frame.head().stream()
                .filter(field -> !KNOWN_FIELDS.contains(field.name()))
                .forEach(field -> json.put(field.name(), field.value()));
        json.put("message", message.getClass().getSimpleName());
        if (message instanceof Message.Measurements measurements) {
            json.put("series", measurements.series().name());
        }
        frame.dataTime().ifPresent(time -> json.put("dataTime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)));
        values(frame.pairs(), json);
        json.put("crc", frame.crc());
    }

    private static final List<String> KNOWN_FIELDS =
            List.of("QN", "ST", "CN", "PW", "MN", "Flag", "FLAG", "PNUM", "PNO", "RF");

    /** Plain names as parameters, coded names as items. */
    private static void values(Pairs pairs, ObjectNode json) {
        ObjectNode parameters = json.putObject("parameters");
        for (int i = 0; i < pairs.count(); i++) {
            if (pairs.suffix(i) == Suffix.NONE && !parameters.has(pairs.name(i))) {
                parameters.put(pairs.name(i), pairs.text(i));
            }
        }
        ArrayNode items = json.putArray("items");
        for (Item item : Item.listOf(pairs)) {
            item(item, items.addObject());
        }
    }

    private static void item(Item item, ObjectNode json) {
        json.put("code", item.code());
        item.factor().ifPresent(factor -> {
            if (!factor.nameZh().isEmpty()) {
                json.put("name", factor.nameZh());
            }
            if (factor.doubtfulUnit()) {
                json.put("unitDoubtful", true);
            }
        });
        if (!item.markText().isEmpty()) {
            json.put("mark", item.markText());
            item.mark().ifPresent(mark -> json.put("markName", mark.zh()));
        }
        ObjectNode values = json.putObject("values");
        ObjectNode units = MAPPER.createObjectNode();
        for (Item.Value value : item.values()) {
            put(values, value.name(), value);
            String unit = item.unit(value.suffix());
            if (!unit.isEmpty() && value.suffix().content() == Suffix.Content.NUMBER) {
                units.put(value.name(), unit);
            }
        }
        json.set("units", units);
    }

    /** A number where it says exactly what was sent, otherwise the text; nothing as null. */
    private static void put(ObjectNode values, String name, Item.Value value) {
        if (value.text().isEmpty()) {
            values.putNull(name);
        } else if (value.suffix().content() == Suffix.Content.NUMBER && isPlain(value.text())) {
            values.put(name, new BigDecimal(value.text()));
        } else {
            values.put(name, value.text());
        }
    }

    private static boolean isPlain(String text) {
        if (text.length() > 30 || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')) {
            return false;
        }
        try {
            String printed = new BigDecimal(text).toString();
            return printed.equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
