package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Answers;
import io.qingyuan.hj212.DecoderSettings;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class Hj212CommandTest {
    private static final String FRAME = "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;"
            + "MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80";
    private static final String UPLOAD = "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;"
            + "Flag=5;CP=&&DataTime=20160801085857;w01018-Rtd=2.20,w01018-Flag=N&&";

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void aGoodLineIsOkWithItsHeadAndValues() throws Exception {
        JsonNode json = mapper.readTree(run(FRAME, "decode", "--lines"));
        assertThat(json.get("status").asString()).isEqualTo("ok");
        assertThat(json.get("faults")).isEmpty();
        assertThat(json.get("cn").asString()).isEqualTo("1062");
        assertThat(json.get("parameters").get("RtdInterval").asString()).isEqualTo("30");
    }

    @Test
    void aWrongCrcIsRejectedWithCodePlaceAndClause() throws Exception {
        JsonNode json = mapper.readTree(run(FRAME.replace("1C80", "1C08"), "decode", "--lines"));
        assertThat(json.get("status").asString()).isEqualTo("rejected");
        JsonNode fault = json.get("faults").get(0);
        assertThat(fault.get("code").asString()).isEqualTo("CRC_WRONG");
        assertThat(fault.get("offset").asInt()).isEqualTo(107);
        assertThat(fault.get("clause").asString()).contains("附录 A");
    }

    @Test
    void aStreamGivesOneObjectAFrameWithUnitsAndMarks() throws Exception {
        String frame = run(UPLOAD, "encode");
        String[] lines = run("garbage" + frame + frame, "decode").split("\n");
        assertThat(lines).hasSize(3);
        assertThat(mapper.readTree(lines[0]).get("status").asString()).isEqualTo("rejected");
        JsonNode item = mapper.readTree(lines[2]).get("items").get(0);
        assertThat(item.get("mark").asString()).isEqualTo("N");
        assertThat(lines[2]).contains("\"Rtd\":2.20");
        assertThat(item.get("units").get("Rtd").asString()).isEqualTo("mg/L");
        assertThat(item.get("name").asString()).isEqualTo("化学需氧量");
    }

    @Test
    void escapesOfALogAreReadWhereTheLineNeedsThem() throws Exception {
        String[] lines =
                run("N&&E041\\r\\n" + FRAME + "\\r\\n", "decode", "--lines").split("\n");
        assertThat(mapper.readTree(lines[1]).get("status").asString()).isEqualTo("ok");
    }

    @Test
    void whatIsDecodedIsEncodedToTheSameBytes() throws Exception {
        String frames = run("", "simulate", "--minutes", "130", "--devices", "4", "--seed", "9");
        assertThat(run(run(frames, "decode"), "encode")).isEqualTo(frames);
    }

    @Test
    void theCrcOfASegmentIsPrintedAndThatOfAFrameChecked() throws Exception {
        assertThat(run("", "crc", "123456789")).isEqualTo("2F80\n");
        assertThat(run(FRAME, "crc")).isEqualTo("1C80 ok\n");
    }

    @Test
    void simulatedDevicesSendToThisMachineAndWaitForAnswers() throws Exception {
        AtomicInteger received = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, received));
            String target = "127.0.0.1:" + server.getLocalPort();
            String report = run("", "simulate", "--to", target, "--speed", "0", "--minutes", "20", "--devices", "3");
            assertThat(report).contains("devices=3").contains("givenUp=0");
        }
        assertThat(received.get()).isGreaterThan(60);
    }

    @Test
    void anotherMachineIsNoTarget() throws Exception {
        assertThat(run("", "simulate", "--to", "192.0.2.1:9000")).contains("this machine only");
    }

    private static void serve(ServerSocket server, AtomicInteger received) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket, received));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket socket, AtomicInteger received) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
            byte[] buffer = new byte[4096];
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                decoder.feed(buffer, 0, count, result -> {
                    if (result instanceof Frame frame) {
                        received.incrementAndGet();
                        write(out, Answers.toData(frame).toBytes());
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String input, String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Hj212Command(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .run(List.of(arguments), print, print);
        return out.toString(StandardCharsets.UTF_8);
    }
}
