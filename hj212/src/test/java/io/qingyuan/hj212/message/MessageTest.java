package io.qingyuan.hj212.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.ExeRtn;
import io.qingyuan.hj212.FaultCode;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Golden;
import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.QnRtn;
import io.qingyuan.hj212.Streams;
import io.qingyuan.hj212.Suffix;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void anUploadOfMinutesHasItemsWithMarksAndUnits() {
        Message message = message(
                32, 2051, "DataTime=20160801084000;w01018-Cou=10.5,w01018-Min=40.1,w01018-Avg=40.10,w01018-Flag=C");
        assertThat(message).isInstanceOfSatisfying(Message.Measurements.class, minutes -> {
            assertThat(minutes.series()).isEqualTo(Message.Series.MINUTE);
            assertThat(minutes.time()).contains(LocalDateTime.of(2016, 8, 1, 8, 40));
            Item item = minutes.items().getFirst();
            assertThat(item.measured(Suffix.AVG))
                    .contains(new Measured.Flagged(new BigDecimal("40.10"), Mark.CALIBRATION));
            assertThat(item.unit(Suffix.AVG)).isEqualTo("mg/L");
            assertThat(item.unit(Suffix.COU)).isEqualTo("kg");
        });
    }

    @Test
    void aValueIsValidFlaggedOrMissing() {
        Message message = message(
                32, 2011, "DataTime=20160801084000;w01001-Rtd=7.1,w01001-Flag=N;w01018-Rtd=,w01018-Flag=B;LA-Rtd=50.1");
        assertThat(message)
                .isInstanceOfSatisfying(
                        Message.Measurements.class,
                        upload -> assertThat(upload.items())
                                .extracting(item -> item.measured(Suffix.RTD).orElseThrow())
                                .containsExactly(
                                        new Measured.Valid(new BigDecimal("7.1")),
                                        new Measured.Missing("", Optional.of(Mark.LINK_BROKEN)),
                                        new Measured.Valid(new BigDecimal("50.1"))));
    }

    @Test
    void carryingValuesIsToldAsTheMessageIsMade() {
        for (String content :
                List.of("DataTime=20160801084000;w01018-Rtd=2.2,w01018-Flag=N", "BeginTime=20160801084000", "")) {
            for (int command = 1000; command <= 9999; command++) {
                Frame frame = frame(32, command, content);
                Message message = Message.of(frame);
                assertThat(Message.carriesValues(frame))
                        .as("%d %s", command, content)
                        .isEqualTo(message instanceof Message.Measurements
                                || message instanceof Message.FacilityStates
                                || message instanceof Message.FacilityHours);
            }
        }
    }

    @Test
    void theSameCodeAsksWhenItCarriesNoData() {
        assertThat(message(32, 2011, "")).isInstanceOf(Message.Request.class);
        assertThat(message(32, 2051, "BeginTime=20160801084000;EndTime=20160801085000"))
                .isInstanceOfSatisfying(Message.Request.class, request -> {
                    assertThat(request.begin()).contains(LocalDateTime.of(2016, 8, 1, 8, 40));
                    assertThat(request.end()).contains(LocalDateTime.of(2016, 8, 1, 8, 50));
                });
        assertThat(message(32, 1061, "")).isInstanceOf(Message.Request.class);
        assertThat(message(32, 1061, "RtdInterval=30")).isInstanceOf(Message.Parameters.class);
        assertThat(message(32, 3020, "PolId=w01018;InfoId=i12001")).isInstanceOf(Message.Request.class);
    }

    @Test
    void statesHoursLogsAndStartsAreTyped() {
        assertThat(message(32, 2021, "DataTime=20160801085857;SB1-RS=1;SB2-RS=0"))
                .isInstanceOfSatisfying(
                        Message.FacilityStates.class,
                        states -> assertThat(states.states())
                                .containsExactly(
                                        new Message.FacilityState("SB1", 1), new Message.FacilityState("SB2", 0)));
        assertThat(message(32, 2041, "DataTime=20160801000000;SB1-RT=1.1"))
                .isInstanceOfSatisfying(
                        Message.FacilityHours.class,
                        hours -> assertThat(hours.hours()).containsEntry("SB1", new BigDecimal("1.1")));
        assertThat(message(32, 3020, "DataTime=20160801085857;PolId=w01018;i11001-Info=//清洗,管路//"))
                .isInstanceOfSatisfying(
                        Message.FieldInformation.class,
                        info -> assertThat(info.entries())
                                .containsExactly(
                                        new Message.Information("i11001", Message.Information.Kind.LOG, "清洗,管路")));
        assertThat(message(32, 2081, "DataTime=20160801085857;RestartTime=20160801085624"))
                .isEqualTo(new Message.LoggerStarted(
                        Optional.of(LocalDateTime.of(2016, 8, 1, 8, 58, 57)),
                        Optional.of(LocalDateTime.of(2016, 8, 1, 8, 56, 24))));
    }

    @Test
    void answersNameTheirQnInEitherPlace() {
        assertThat(message(91, 9011, "QnRtn=9"))
                .isEqualTo(new Message.RequestAnswer("20160801085857223", 9, Optional.of(QnRtn.CRC_WRONG)));
        assertThat(message(91, 9012, "QN=20040516010101001;ExeRtn=100"))
                .isEqualTo(new Message.ExecutionResult("20040516010101001", 100, Optional.of(ExeRtn.NO_DATA)));
        assertThat(message(91, 9014, "")).isEqualTo(new Message.DataAnswer("20160801085857223"));
    }

    @Test
    void everyKnownFrameHasAMessage() {
        for (Golden golden : Golden.all()) {
            Streams.decode(golden.stream()).forEach(result -> {
                if (result instanceof Frame frame) {
                    boolean vendor = frame.cn() == 9021 || frame.cn() == 8013 || frame.cn() == 2000;
                    assertThat(Message.of(frame) instanceof Message.Other)
                            .as(golden.toString())
                            .isEqualTo(vendor);
                }
            });
        }
    }

    @Test
    void aTimeFarAheadOfTheClockIsAFault() {
        Frame frame = Streams.frameOf(
                "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=M1;Flag=4;CP=&&DataTime=20990101000000&&");
        assertThat(Review.faults(frame, LocalDateTime.of(2026, 1, 1, 0, 0)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(FaultCode.TIME_IN_FUTURE));
    }

    private static Message message(int st, int cn, String content) {
        return Message.of(frame(st, cn, content));
    }

    private static Frame frame(int st, int cn, String content) {
        return Streams.frameOf(
                "QN=20160801085857223;ST=" + st + ";CN=" + cn + ";PW=123456;MN=M1;Flag=5;CP=&&" + content + "&&");
    }
}
