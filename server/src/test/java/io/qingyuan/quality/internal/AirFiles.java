package io.qingyuan.quality.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Builds air files for tests: hourly ones from a station's first hour on, with honest values. */
final class AirFiles {
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<String> lines = new ArrayList<>();

    private AirFiles(String header) {
        lines.add(header);
    }

    static AirFiles hourly() {
        return new AirFiles(String.join(",", AirShape.CNEMC_HOURLY.columns()));
    }

    static AirFiles daily() {
        return new AirFiles(String.join(",", AirShape.AQISTUDY_DAILY.columns()));
    }

    static AirFiles withHeader(String header) {
        return new AirFiles(header);
    }

    /** A whole day of a station: 24 hours labelled 01:00 to the next day's 00:00, all of the same PM2.5. */
    AirFiles day(String station, String day, int fineParticles) {
        LocalDateTime first = LocalDateTime.parse(day + "T01:00");
        for (int hour = 0; hour < 24; hour++) {
            hour(station, first.plusHours(hour).format(LABEL), fineParticles);
        }
        return this;
    }

    AirFiles hour(String station, String label, int fineParticles) {
        return line(label + "," + station + ",50,," + fineParticles + ",20,40,30,60,60,60,60,25,19,5,5,0.6,0.5");
    }

    AirFiles line(String line) {
        lines.add(line);
        return this;
    }

    AirFiles without(int line) {
        lines.remove(line - 1);
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    byte[] plain() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    byte[] gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
