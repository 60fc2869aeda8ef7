package io.qingyuan.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values of a setting are allowed. */
@FunctionalInterface
interface Shape {

    /** What is allowed, when a value is not. */
    record Allowed(String chinese, String english) {}

    Optional<Allowed> refuse(String value);

    static Shape any() {
        return _ -> Optional.empty();
    }

    static Shape oneOf(String... values) {
        List<String> all = List.of(values);
        String listed = String.join(", ", all);
        return value -> all.contains(value)
                ? Optional.empty()
                : Optional.of(new Allowed("只能是 " + String.join("、", all), "one of: " + listed));
    }

    static Shape number(long least, long most) {
        return value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return Optional.empty();
                }
            } catch (NumberFormatException e) {
                // told below
            }
            return Optional.of(
                    new Allowed("须是 " + least + " 到 " + most + " 的整数", "a whole number from " + least + " to " + most));
        };
    }

    static Shape matching(String pattern, String chinese, String english) {
        Pattern compiled = Pattern.compile(pattern);
        return value ->
                compiled.matcher(value).matches() ? Optional.empty() : Optional.of(new Allowed(chinese, english));
    }

    /** An address of this machine or a name of it. */
    static Shape address() {
        return value -> {
            try {
                InetAddress.getByName(value);
                return Optional.empty();
            } catch (UnknownHostException e) {
                return Optional.of(new Allowed(
                        "须是本机的一个地址，如 127.0.0.1 或 0.0.0.0", "an address of this machine, such as 127.0.0.1 or 0.0.0.0"));
            }
        };
    }

    static Shape webAddress() {
        return value -> {
            try {
                URI uri = new URI(value);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return Optional.empty();
                }
            } catch (URISyntaxException e) {
                // told below
            }
            return Optional.of(
                    new Allowed("须以 http:// 或 https:// 开头并有主机名", "begins with http:// or https:// and names a host"));
        };
    }

    /** A file that is there and may be read. */
    static Shape file() {
        return value -> isReadable(value)
                ? Optional.empty()
                : Optional.of(new Allowed("须是可读的文件", "a file that is there and may be read"));
    }

    private static boolean isReadable(String value) {
        try {
            Path path = Path.of(value);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A folder that may be written, or can be made. */
    static Shape folder() {
        return value -> {
            try {
                Path path = Path.of(value).toAbsolutePath().normalize();
                while (path != null && !Files.exists(path)) {
                    path = path.getParent();
                }
                if (path != null && Files.isDirectory(path) && Files.isWritable(path)) {
                    return Optional.empty();
                }
            } catch (InvalidPathException e) {
                // told below
            }
            return Optional.of(
                    new Allowed("须是可写的文件夹，或能新建的文件夹", "a folder that may be written, or one that can be made"));
        };
    }
}
