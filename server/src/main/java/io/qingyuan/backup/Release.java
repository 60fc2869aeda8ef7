package io.qingyuan.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which release of Qingyuan this is (版本号), as the build wrote it. */
public final class Release {

    private Release() {}

    public static String version() {
        try (InputStream in = Objects.requireNonNull(
                Release.class.getResourceAsStream("/release.properties"), "release.properties is on the class path")) {
            Properties properties = new Properties();
            properties.load(in);
            return Objects.requireNonNull(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
