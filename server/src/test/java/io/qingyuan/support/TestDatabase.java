package io.qingyuan.support;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.internal.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One real PostgreSQL for all tests of a JVM. The first context migrates a template database through Flyway as the
 * application would; every further context gets a copy of it, which takes a fraction of a second.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
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

    /** An empty database of its own; migrations run in it as they would on a new installation. */
    public static DatabaseAccess fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        try (var connection = Server.INSTANCE.administer();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner qingyuan_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create test database " + name, e);
        }
        return Server.INSTANCE.access(name);
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
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
