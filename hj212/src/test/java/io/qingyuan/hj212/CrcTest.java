package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrcTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&& | 1C80
            QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&& | 2200
            QN=20160801085000001;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&&& | C241
            123456789 | 2F80
            '' | FFFF
            """)
    void theVectorsOfTheStandardHold(String segment, String crc) {
        assertThat(Crc.of(segment.getBytes(StandardCharsets.US_ASCII))).isEqualTo(Integer.parseInt(crc, 16));
    }

    @Test
    void theFoldGivesWhatTheStandardsBitLoopGives() {
        Trials.forAll(2000, random -> {
            byte[] bytes = new byte[random.nextInt(70)];
            random.nextBytes(bytes);
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            assertThat(Crc.of(bytes, from, bytes.length)).isEqualTo(byBits(bytes, from));
        });
    }

    @Test
    void theModbusDialectIsAnotherAlgorithm() {
        byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc.modbus(bytes, 0, bytes.length)).isEqualTo(0x4B37);
    }

    /** Appendix A as it is written. */
    private static int byBits(byte[] bytes, int from) {
        int register = 0xFFFF;
        for (int i = from; i < bytes.length; i++) {
            register = (register >> 8) ^ (bytes[i] & 0xFF);
            for (int bit = 0; bit < 8; bit++) {
                boolean low = (register & 1) == 1;
                register >>= 1;
                if (low) {
                    register ^= 0xA001;
                }
            }
        }
        return register;
    }
}
