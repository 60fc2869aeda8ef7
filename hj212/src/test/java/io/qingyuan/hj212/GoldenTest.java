package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    @ParameterizedTest
    @MethodSource("io.qingyuan.hj212.Golden#all")
    void everyKnownFrameIsReadAsWritten(Golden golden) {
        List<String> readings =
                Streams.decode(golden.stream()).stream().map(Streams::reading).toList();
        assertThat(String.join("; ", readings)).isEqualTo(golden.reading());
    }

    @ParameterizedTest
    @MethodSource("io.qingyuan.hj212.Golden#all")
    void aFrameWhoseLengthAndCrcHoldIsNeverRefused(Golden golden) {
        boolean refused = Streams.decode(golden.stream()).stream().anyMatch(Malformed.class::isInstance);
        if (golden.holds()) {
            assertThat(refused).isFalse();
        } else if (golden.tags().startsWith("BADCRC") && !golden.tags().contains("MODBUS")) {
            assertThat(refused).isTrue();
        }
    }

    @Test
    void aFrameWithoutFaultsIsWrittenAsItWasRead() {
        int written = 0;
        for (Golden golden : Golden.all()) {
            if (golden.reading().equals("ok")) {
                Frame frame = Streams.frame(golden.stream());
                boolean plain = frame.quirks().stream()
                        .allMatch(quirk ->
                                quirk.code() != FaultCode.CP_SEPARATOR_EXTRA && quirk.code() != FaultCode.CP_BLANK);
                if (plain) {
                    assertThat(new String(FrameEncoder.encode(frame))).isEqualTo(new String(golden.stream()));
                    written++;
                }
            }
        }
        assertThat(written).isGreaterThan(80);
    }

    @Test
    void theStrictReadingRefusesWhatTheLenientOneSuspects() {
        for (Golden golden : Golden.all()) {
            if (golden.reading().startsWith("suspect") && !golden.reading().contains(";")) {
                assertThat(Streams.decode(golden.stream(), DecoderSettings.STRICT))
                        .as(golden.toString())
                        .allMatch(Malformed.class::isInstance);
            }
        }
    }
}
