package io.qingyuan.evidence;

import io.qingyuan.proof.json.CanonicalText;
import io.qingyuan.proof.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The one way in which a content is written: RFC 8785, with numbers as text where they have a fraction or too many digits. */
public final class SealedJson {

    private SealedJson() {}

    public static String of(JsonNode tree) {
        return json(tree).canonical();
    }

    private static Json json(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Json> members = new TreeMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), json(member.getValue())));
                yield Json.of(members);
            }
            case ARRAY -> {
                List<Json> elements = new ArrayList<>();
                node.forEach(element -> elements.add(json(element)));
                yield new Json.Elements(elements);
            }
            case NUMBER -> number(node);
            case BOOLEAN -> new Json.Flag(node.booleanValue());
            case NULL -> new Json.Null();
            case STRING -> new Json.Text(node.asString());
            default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        };
    }

    private static Json number(JsonNode node) {
        BigDecimal number = node.decimalValue();
        return node.isIntegralNumber() && CanonicalText.keeps(number)
                ? new Json.Decimal(number)
                : new Json.Text(number.toPlainString());
    }
}
