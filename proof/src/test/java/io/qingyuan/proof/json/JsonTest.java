package io.qingyuan.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.proof.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void theExampleOfTheStandardComesOutAsPrinted() {
        // RFC 8785, section 3.2.4; the first number is written with the digits that a double keeps
        assertThat(Json.parse("""
                {"numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """).canonical())
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void membersAreOrderedByCodeUnits() {
        assertThat(Json.parse("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"1\":3,\"\\u00f6\":4}")
                        .canonical())
                .isEqualTo("{\"1\":3,\"ö\":4,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Trials.forAll(500, random -> {
            Json value = value(random, 4);
            assertThat(Json.parseCanonical(value.canonical())).isEqualTo(value);
        });
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        for (String wrong : List.of(
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "[1 2]",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "-",
                "nul",
                "True",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "1 1",
                "{\"a\":1,\"a\":2}",
                "\"\\ud800\"",
                "{\"\\udc00\":1}",
                "0.1234567890123456789",
                "1e999",
                "[".repeat(65) + "]".repeat(65),
                "\u00a01")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Json.parse(wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.parse("{\"a\": x}"))
                .withMessage("JSON, character 6: no value");
        for (String loose : List.of("{ }", "1.0", "{\"b\":1,\"a\":2}", "\"\\u0041\"", "[1, 2]", "-0")) {
            assertThatIllegalArgumentException().as(loose).isThrownBy(() -> Json.parseCanonical(loose));
        }
    }

    @Test
    void noBytesBreakTheReader() {
        Trials.forAll(2000, random -> {
            StringBuilder text = new StringBuilder(value(random, 3).canonical());
            for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\u0e-.t \u4e2d".charAt(random.nextInt(16)));
            }
            try {
                Json.parse(text.toString());
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        });
    }

    private static Json value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new Json.Text(text(random));
            case 1 ->
                new Json.Decimal(new BigDecimal(new BigDecimal(random.nextInt())
                        .movePointLeft(random.nextInt(9))
                        .stripTrailingZeros()
                        .toPlainString()));
            case 2 -> new Json.Flag(random.nextBoolean());
            case 3 -> new Json.Null();
            case 4 -> {
                TreeMap<String, Json> members = new TreeMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.put(text(random), value(random, depth - 1));
                }
                yield new Json.Members(members);
            }
            default -> {
                List<Json> elements = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield new Json.Elements(elements);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(8), 0, 0xd7ff).forEach(text::appendCodePoint);
        return text.toString();
    }
}
