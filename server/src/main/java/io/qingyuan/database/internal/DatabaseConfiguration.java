package io.qingyuan.database.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    DataDirectory dataDirectory(DatabaseProperties properties) {
        return new DataDirectory(Path.of(properties.data()));
    }

    @Bean
    @ConditionalOnProperty(name = "qingyuan.db.url", havingValue = "embedded", matchIfMissing = true)
    PostgresServer postgresServer(PostgresAhead.Start start) throws IOException {
        return start.take();
    }

    @Bean
    @ConditionalOnProperty(name = "qingyuan.db.url", havingValue = "embedded", matchIfMissing = true)
    DatabaseAccess embeddedAccess(PostgresServer server) {
        return server.access();
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseAccess outsideAccess(DatabaseProperties properties) {
        DatabaseProperties.Db db = properties.db();
        return new DatabaseAccess(
                db.url(), new Login(db.user(), db.password()), new Login(db.appUser(), db.appPassword()));
    }

    /** What the application works with: reads and writes only what migrations granted. */
    @Bean(destroyMethod = "close")
    @Primary
    DataSource dataSource(DatabaseAccess access) {
        HikariDataSource source = pool("application", access.url(), access.application());
        source.setMaximumPoolSize(20);
        return source;
    }

    /** The owner of the schemas: runs migrations, and the tables that registers generate. */
    @Bean(destroyMethod = "close")
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseAccess access) {
        HikariDataSource source = pool("owner", access.url(), access.owner());
        source.setMaximumPoolSize(2);
        source.setMinimumIdle(0);
        // "create … if not exists" means that it may exist; the notice saying so would be logged as a warning
        source.setConnectionInitSql("set client_min_messages = warning");
        return source;
    }

    private static HikariDataSource pool(String name, String url, Login login) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName(name);
        source.setJdbcUrl(url);
        source.setUsername(login.user());
        source.setPassword(login.password());
        source.addDataSourceProperty("ApplicationName", "qingyuan-" + name);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }
}
