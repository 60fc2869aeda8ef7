package io.qingyuan.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which release of Qingyuan this is (版本号): that of the package it was started from, else what the build wrote. */
public final class Release {

    private Release() {}

    public static String version() {
        String packaged = System.getProperty("qingyuan.release");
        if (packaged != null) {
            return packaged;
        }
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
