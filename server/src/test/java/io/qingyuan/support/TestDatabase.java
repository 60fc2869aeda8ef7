package io.qingyuan.support;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.internal.ModuleMigrations;
import io.qingyuan.database.internal.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * One real PostgreSQL for all tests of a JVM. A template database is migrated once, as the application would; every
 * context gets a copy of it, which takes a fraction of a second. It also counts the contexts: each costs seconds, so a test
 * that shapes one more of its own has to be worth it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Of the 12 the whole build may start; the commands of module {@code cli} have the others. */
    private static final int MOST_CONTEXTS = 10;

    private static final String TEMPLATE = "test_template";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int number = CONTEXTS.incrementAndGet();
        if (number > MOST_CONTEXTS) {
            throw new IllegalStateException("this would be context " + number + " of the server's tests; at most "
                    + MOST_CONTEXTS
                    + " are started. Share one: carry @ServerTest, with @WithPacks where packs are needed,"
                    + " and nothing else that shapes the context.");
        }
        DatabaseAccess access = fresh();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "qingyuan.db.url", access.url(),
                                "qingyuan.db.user", access.owner().user(),
                                "qingyuan.db.password", access.owner().password(),
                                "qingyuan.db.app-user", access.application().user(),
                                "qingyuan.db.app-password", access.application().password())));
    }

    /** A migrated database of its own, without content. */
    public static DatabaseAccess fresh() {
        String name = "test_" + DATABASES.incrementAndGet();
        create(Server.INSTANCE, name, " template " + TEMPLATE);
        return Server.INSTANCE.access(name);
    }

    private static void create(PostgresServer server, String name, String like) {
        try (var connection = server.administer();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner qingyuan_owner" + like);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create test database " + name, e);
        }
    }

    private static void migrate(DatabaseAccess access) {
        new ModuleMigrations()
                .migrate(Flyway.configure()
                        .dataSource(
                                access.url(),
                                access.owner().user(),
                                access.owner().password())
                        .load());
    }

    private static final class Server {
        static final PostgresServer INSTANCE = start();

        private static PostgresServer start() {
            try {
                PostgresServer server = PostgresServer.start(
                        new DataDirectory(Path.of("target/test-database")),
                        Map.of(
                                "fsync", "off",
                                "synchronous_commit", "off",
                                "full_page_writes", "off",
                                // the pools of all contexts stay open together
                                "max_connections", "300"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                create(server, TEMPLATE, "");
                migrate(server.access(TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
