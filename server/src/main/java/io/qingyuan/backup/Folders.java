package io.qingyuan.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders as a whole: measured, copied, deleted. */
final class Folders {

    private Folders() {}

    /** Makes the folder, readable by its owner alone: a backup holds passwords and keys. */
    static void makePrivate(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000L);
    }

    /** Bytes of the files below the folder; those that vanish meanwhile do not count. */
    static long bytes(Path folder, Predicate<Path> wanted) throws IOException {
        long[] sum = {0};
        walk(folder, wanted, (path, attributes) -> sum[0] += attributes.isDirectory() ? 0 : attributes.size());
        return sum[0];
    }

    /**
     * Copies with permissions and times.
     *
     * @param wanted asked with the path from the source; a folder that is not wanted is left out with all below it
     */
    static void copy(Path source, Path target, Predicate<Path> wanted, LongConsumer copied) throws IOException {
        walk(source, wanted, (path, attributes) -> {
            Path copy = target.resolve(source.relativize(path).toString());
            if (attributes.isDirectory()) {
                if (!Files.isDirectory(copy)) { // also an empty one, with its permissions: PostgreSQL insists on both
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return;
            }
            Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            copied.accept(attributes.size());
        });
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Each {
        void path(Path path, BasicFileAttributes attributes) throws IOException;
    }

    private static void walk(Path source, Predicate<Path> wanted, Each each) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(source) && !wanted.test(source.relativize(folder))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                each.path(folder, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (wanted.test(source.relativize(file))) {
                    try {
                        each.path(file, attributes);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE; // deleted meanwhile
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
