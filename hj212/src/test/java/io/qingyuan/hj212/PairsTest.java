package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsTest {
    private static final String HEAD =
            "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "7.5",
                "-0.08",
                "123456",
                "1234567",
                "12345678",
                "0.0000",
                "35.7358622872438",
                "007.10",
                "-123.4",
                "99999999999999.99",
                "12345678901234567.89",
                ".5",
                "5.",
                "0.12345678901234567890"
            })
    void aNumberKeepsItsDigits(String digits) {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd=" + digits + ",w01018-Flag=N&&");
        assertThat(frame.ok()).isTrue();
        assertThat(frame.pairs().number(0)).isEqualTo(new BigDecimal(digits));
        assertThat(frame.pairs().text(0)).isEqualTo(digits);
    }

    @Test
    void everyNumberIsReadAsTheLibraryReadsIt() {
        Trials.forAll(5000, random -> {
            int scale = random.nextInt(10);
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(8, 64), scale);
            Frame frame = Streams.frameOf(HEAD + "a1-Avg=" + number.toPlainString() + "&&");
            assertThat(frame.pairs().number(0)).isEqualTo(new BigDecimal(number.toPlainString()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e5", "1.2.3", "0x1F", "12 3", "-", "1-2", "Infinity", "１２"})
    void whatIsNotANumberIsNamedWithItsPlaceOrMissing(String text) {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd=" + text + "&&");
        assertThat(frame.pairs().isNumber(0)).isFalse();
        if (text.equals("-")) {
            assertThat(frame.ok()).isTrue();
            assertThat(frame.pairs().isMissing(0)).isTrue();
        } else {
            assertThat(frame.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo(FaultCode.VALUE_UNREADABLE);
                assertThat(fault.offset()).isEqualTo(6 + HEAD.length() + "w01018-Rtd=".length());
            });
        }
    }

    @Test
    void anEmptyValueIsMissing() {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd=,w01018-Flag=B;w21003-Rtd=1.5&&");
        assertThat(frame.pairs().isMissing(0)).isTrue();
        assertThat(frame.pairs().mark(1)).isEqualTo('B');
        assertThat(frame.pairs().number(2)).isEqualTo("1.5");
        assertThat(frame.quirks()).extracting(Fault::code).containsExactly(FaultCode.VALUE_MISSING);
    }

    @Test
    void anUnknownMarkIsAFault() {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd=1,w01018-Flag=X&&");
        assertThat(frame.faults()).extracting(Fault::code).containsExactly(FaultCode.MARK_UNKNOWN);
        assertThat(frame.pairs().text(1)).isEqualTo("X");
    }

    @Test
    void separatorsInsideALogDoNotCount() {
        Frame frame = Streams.frameOf(HEAD + "DataTime=20160801085857;i11001-Info=//a,b;c=1&&d/e//;PolId=w01018&&");
        assertThat(frame.pairs().count()).isEqualTo(3);
        assertThat(frame.pairs().text(1)).isEqualTo("//a,b;c=1&&d/e//");
        assertThat(frame.pairs().find("PolId")).isEqualTo(2);
    }

    @Test
    void aTimeThatDoesNotExistIsAFault() {
        for (String time : List.of("20160230000000", "20161301000000", "2016080108585", "20160801240000", "x")) {
            Frame frame = Streams.frameOf(HEAD + "DataTime=" + time + "&&");
            assertThat(frame.faults()).as(time).extracting(Fault::code).containsExactly(FaultCode.TIME_UNREADABLE);
            assertThat(frame.dataTime()).isEmpty();
        }
    }

    @Test
    void looseWritingIsReadAndNamed() {
        Frame frame = Streams.frameOf(HEAD + " LA-Rtd=50.1;BeginTime=20160801000000,EndTime=20160801000000;&&");
        assertThat(frame.ok()).isTrue();
        assertThat(frame.pairs().name(0)).isEqualTo("LA-Rtd");
        assertThat(frame.pairs().count()).isEqualTo(3);
        assertThat(frame.quirks())
                .extracting(Fault::code)
                .containsExactly(FaultCode.CP_BLANK, FaultCode.CP_COMMA, FaultCode.CP_SEPARATOR_EXTRA);
    }

    @Test
    void aNameWithoutEqualsSignIsAFaultAndTheRestIsRead() {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd;w21003-Rtd=1;=5;w01001-Rtd=7&&");
        assertThat(frame.faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.PAIR_WITHOUT_VALUE, FaultCode.PAIR_WITHOUT_NAME);
        assertThat(frame.pairs().count()).isEqualTo(2);
    }

    @Test
    void moreValuesThanTakenAreRefused() {
        String many = "a-Rtd=1;".repeat(100);
        DecoderSettings few = new DecoderSettings(Reading.LENIENT, Optional.empty(), 4096, 50, 128, 16, 4096, 256);
        List<Decoded> results = Streams.decode(FrameEncoder.frame(HEAD + many + "&&"), few);
        assertThat(((Malformed) results.getFirst()).reason()).isEqualTo(FaultCode.TOO_MANY_PAIRS);
    }

    @Test
    void aCodeIsAlsoOneWord() {
        Frame frame = Streams.frameOf(HEAD + "w01018-Rtd=1;LA-Rtd=2;a2100499-Rtd=3&&");
        assertThat(frame.pairs().codeKey(0)).isEqualTo(Pairs.codeKey("w01018"));
        assertThat(frame.pairs().codeKey(1)).isEqualTo(Pairs.codeKey("LA"));
        assertThat(frame.pairs().codeKey(2)).isEqualTo(Pairs.codeKey("a2100499"));
    }
}
