package io.qingyuan.telemetry.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.hj212.Edition;
import io.qingyuan.support.TestDatabase;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.Registration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The module's tables in a database of their own, reached as the application does, without Spring. */
final class TelemetryDatabase implements AutoCloseable {
    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final HikariDataSource pool = new HikariDataSource();
    private final Refusing source;
    private volatile boolean refusing;
    private volatile boolean losingCommits;

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final JdbcWaiting waiting;
    final JdbcDevices devices;
    final JdbcFrameLog log;
    final JdbcObservations observations;
    final JdbcAggregates aggregates;
    final FaultTally faults;

    TelemetryDatabase() {
        this(TestDatabase.fresh());
    }

    private TelemetryDatabase(DatabaseAccess access) {
        this(access.url(), access.application().user(), access.application().password());
    }

    /** A database that is there already. */
    TelemetryDatabase(String url, String user, String password) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(5);
        source = new Refusing();
        Clock clock = Clock.systemUTC();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new LosingAnswers());
        waiting = new JdbcWaiting(jdbc);
        devices = new JdbcDevices(jdbc, transaction, waiting, clock);
        log = new JdbcFrameLog(jdbc, transaction);
        observations = new JdbcObservations(jdbc, transaction, new JdbcSeries(jdbc), new Copy(source));
        aggregates = new JdbcAggregates(jdbc, observations);
        faults = new FaultTally(jdbc, transaction, clock);
    }

    Gateway gateway(TelemetryProperties properties) {
        return new Gateway(
                properties, log, new Doorkeeper(devices), faults, follower(), aggregator(), Clock.systemUTC());
    }

    BlockFollower follower() {
        return new BlockFollower(log, observations, devices, waiting, jdbc, transaction);
    }

    Aggregator aggregator() {
        return new Aggregator(aggregates, transaction);
    }

    DeviceId newDevice() {
        return devices.register(
                "TEST" + DEVICES.incrementAndGet(), new Registration("test", "", "123456", Edition.HJ212_2017));
    }

    /** What another process reaches it by: URL, user, password. */
    List<String> access() {
        return List.of(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    /** From now on no connection is given. */
    void refuse(boolean now) {
        refusing = now;
    }

    /** From now on transactions commit, but whoever asked hears that they failed. */
    void loseCommits(boolean now) {
        losingCommits = now;
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Refusing extends DelegatingDataSource {
        Refusing() {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusing) {
                throw new SQLException("the database is away", "08001");
            }
            return super.getConnection();
        }
    }

    private final class LosingAnswers extends JdbcTransactionManager {
        LosingAnswers() {
            super(source);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            if (losingCommits) {
                throw new IllegalStateException("the answer to the commit was lost");
            }
        }
    }
}
