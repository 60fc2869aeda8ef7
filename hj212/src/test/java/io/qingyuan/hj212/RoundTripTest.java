package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final List<String> SUFFIXES = List.of("Rtd", "Min", "Avg", "Max", "Cou", "ZsAvg");

    @Test
    void everyDraftIsReadAsWrittenAndWrittenAsRead() {
        Trials.forAll(3000, random -> {
            byte[] bytes = draft(random).toBytes();
            Frame frame = Streams.frame(bytes);
            assertThat(frame.ok()).as(frame.toString()).isTrue();
            assertThat(frame.toBytes()).isEqualTo(bytes);
            assertThat(FrameEncoder.encode(frame)).isEqualTo(bytes);
        });
    }

    @Test
    void theStrictReadingTakesWhatWeWrite() {
        Trials.forAll(1000, random -> {
            byte[] bytes = draft(random).toBytes();
            assertThat(Streams.decode(bytes, DecoderSettings.STRICT)).allSatisfy(result -> {
                assertThat(result).isInstanceOf(Frame.class);
                assertThat(((Frame) result).faults()).isEmpty();
            });
        });
    }

    @Test
    void headFieldsAreReadInAnyOrder() {
        Frame frame =
                Streams.frameOf("MN=X1;Flag=7;PNO=0002;PNUM=0003;CN=2011;PW=1;QN=20160801085857223;ST=22;CP=&&&&");
        assertThat(frame.mn()).isEqualTo("X1");
        assertThat(frame.st()).isEqualTo("22");
        assertThat(frame.cn()).isEqualTo(2011);
        assertThat(frame.edition()).isEqualTo(Edition.HJ212_2017);
        assertThat(frame.packet()).isEqualTo(2);
        assertThat(frame.packets()).isEqualTo(3);
        assertThat(frame.answerExpected()).isTrue();
        assertThat(frame.quirks()).extracting(Fault::code).contains(FaultCode.FIELD_ORDER);
    }

    @Test
    void theEditionIsToldByAllSixBitsOfFlag() {
        assertThat(frameWithFlag("0").edition()).isEqualTo(Edition.HJ212_2005);
        assertThat(frameWithFlag("5").edition()).isEqualTo(Edition.HJ212_2017);
        assertThat(frameWithFlag("8").edition()).isEqualTo(Edition.HJ212_2025);
        assertThat(frameWithFlag("12").faults()).extracting(Fault::code).containsExactly(FaultCode.EDITION_UNKNOWN);
        assertThat(frameWithFlag("999").faults()).extracting(Fault::code).containsExactly(FaultCode.FLAG_UNREADABLE);
    }

    @Test
    void textThatWouldBreakAFrameIsNotWritten() {
        FrameDraft draft = FrameDraft.of(Edition.HJ212_2017, "32", 3021);
        assertThatThrownBy(() -> draft.with("PolId", "w01018;CN=1072"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("w01018;CN=1072");
    }

    @Test
    void theAnswerOfEachEditionNamesTheQnWhereItBelongs() {
        Frame now = Streams.frameOf("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&&&");
        assertThat(new String(Answers.toData(now).toBytes(), StandardCharsets.US_ASCII))
                .contains("QN=20160801085857223;ST=91;CN=9014;PW=123456;MN=M1;Flag=4;CP=&&&&");
        Frame old = Streams.frameOf("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=M1;Flag=1;CP=&&&&");
        assertThat(new String(Answers.toData(old).toBytes(), StandardCharsets.US_ASCII))
                .contains("ST=91;CN=9014;PW=123456;MN=M1;Flag=0;CP=&&QN=20160801085857223;CN=2011&&");
        assertThat(new String(Answers.toRequest(now, QnRtn.CRC_WRONG).toBytes(), StandardCharsets.US_ASCII))
                .contains("CN=9011;")
                .contains("CP=&&QnRtn=9&&");
    }

    private static Frame frameWithFlag(String flag) {
        return Streams.frameOf("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=M1;Flag=" + flag + ";CP=&&&&");
    }

    private static FrameDraft draft(Random random) {
        Edition edition = Edition.values()[random.nextInt(3)];
        LocalDateTime now =
                LocalDateTime.of(2026, 1, 1, 0, 0).plusNanos(random.nextLong(1L << 54) / 1_000_000 * 1_000_000);
        String mn = edition == Edition.HJ212_2005 ? "88888880000001" : "010000A8900016F000169DC0";
        FrameDraft draft = FrameDraft.of(
                        edition, "32", List.of(2011, 2051, 2061, 2031).get(random.nextInt(4)))
                .withDevice(mn, "123456")
                .withQn(now)
                .withAnswer(random.nextBoolean())
                .withResent(random.nextBoolean())
                .with("DataTime", Times.text14(now));
        int items = random.nextInt(8);
        for (int i = 0; i < items; i++) {
            draft = draft.withGroup(group("w2100" + i, random));
        }
        return draft;
    }

    private static List<HeadField> group(String code, Random random) {
        List<HeadField> group = new ArrayList<>();
        for (String suffix : SUFFIXES.subList(0, 1 + random.nextInt(SUFFIXES.size()))) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000) - 100, random.nextInt(6));
            group.add(new HeadField(code + "-" + suffix, value.toPlainString()));
        }
        if (random.nextBoolean()) {
            group.add(new HeadField(code + "-Flag", String.valueOf("NFMSDCT".charAt(random.nextInt(7)))));
        }
        return group;
    }
}
