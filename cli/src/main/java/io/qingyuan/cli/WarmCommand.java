package io.qingyuan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code warm}: starts the whole application once on a data directory that is thrown away, and stops it. The JVM records
 * what it loaded (JEP 514), so that later starts are faster; {@code ./qingyuan run} asks for it after a build.
 */
final class WarmCommand implements Command {

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Path data = Files.createTempDirectory("qingyuan-warm");
        try {
            TrialStart.on(data).close();
            return 0;
        } finally {
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
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
}
