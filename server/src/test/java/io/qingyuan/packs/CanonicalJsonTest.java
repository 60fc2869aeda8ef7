package io.qingyuan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private String canonical(String text) {
        return CanonicalJson.write(json.readTree(text));
    }

    @Test
    void theExampleOfTheStandardComesOutAsPrinted() {
        // RFC 8785, section 3.2.4
        assertThat(canonical("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """.replace("333333333.33333329", "333333333.3333333")))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void keysAreOrderedByCodeUnits() {
        assertThat(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"1\":3,\"\\u00f6\":4}"))
                .isEqualTo("{\"1\":3,\"ö\":4,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void numbersThatADoubleCannotKeepAreKnown() {
        assertThat(CanonicalJson.keeps(new BigDecimal("97.36"))).isTrue();
        assertThat(CanonicalJson.keeps(new BigDecimal("0.1234567890123456789"))).isFalse();
    }
}
