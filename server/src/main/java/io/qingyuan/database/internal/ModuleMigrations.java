package io.qingyuan.database.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the tables of every module up to date. A module's migrations lie in {@code db/migration/MODULE}, make a schema
 * of its name and have a history table of their own in {@code public}. Their order is listed in
 * {@code db/migration/order.txt}: finding it from the classes took longer than everything else at the start.
 */
@Component
public final class ModuleMigrations implements FlywayMigrationStrategy {

    private static final String FOLDER = "db/migration/";
    private static final String ROOT = "__root";
    private static final String HISTORY = "flyway_schema_history";

    /** The modules with tables, those first that others build on. */
    public static List<String> order() {
        String list = FOLDER + "order.txt";
        try (InputStream in = ModuleMigrations.class.getClassLoader().getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalStateException(list + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + list, e);
        }
    }

    /** @param flyway knows the database; where migrations lie and what their history is called is decided here */
    @Override
    public void migrate(Flyway flyway) {
        for (String module : order()) {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .locations("classpath:" + FOLDER + module)
                    .defaultSchema("public")
                    .table(module.equals(ROOT) ? HISTORY : HISTORY + "_" + module)
                    // the histories of other modules are there already
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
}
