package io.qingyuan.database.internal;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Begins to start the embedded PostgreSQL while the application is still being put together: unpacking the server and
 * making its cluster takes seconds at a first start, in which Spring reads its configuration.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class PostgresAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseProperties properties =
                Binder.get(context.getEnvironment()).bindOrCreate("qingyuan", DatabaseProperties.class);
        if (!properties.db().url().equals("embedded")) {
            return;
        }
        Start start = new Start(new DataDirectory(Path.of(properties.data())));
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("postgresStart", start);
        beans.registerDisposableBean("postgresStart", start);
        start.begin();
    }

    /** A start under way. Whoever takes the server closes it; one that nobody took is stopped with the application. */
    static final class Start implements DisposableBean {

        private final FutureTask<PostgresServer> task;
        private final AtomicBoolean taken = new AtomicBoolean();

        private Start(DataDirectory data) {
            task = new FutureTask<>(() -> PostgresServer.start(data, Map.of()));
        }

        private void begin() {
            Thread.ofPlatform().name("postgres-start").daemon().start(task);
        }

        /** Waits for the server; throws what {@link PostgresServer#start} threw. */
        PostgresServer take() throws IOException {
            try {
                PostgresServer server = task.get();
                taken.set(true);
                return server;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL started", e);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case null, default -> throw new IllegalStateException("PostgreSQL did not start", e);
                }
            }
        }

        @Override
        public void destroy() throws IOException {
            if (taken.get()) {
                return;
            }
            // the start may have been given up by an interruption: the server is waited for all the same, and stopped
            boolean interrupted = Thread.interrupted();
            try {
                take().close();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
