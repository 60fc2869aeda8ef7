package io.qingyuan.identity.internal.events;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.qingyuan.database.DataDirectory;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps the stream of security events in files of its own: {@code logs/security.log} of the data directory, a JSON object a
 * line after its time, so that another system can follow it.
 */
// one process writes the files: not where a command uses the application for itself
@ConditionalOnProperty(name = "qingyuan.packs-at-start", havingValue = "true", matchIfMissing = true)
@Component
class SecurityLog {

    /** Network logs are kept for no less than six months (Cybersecurity Law 网络安全法, article 21). */
    private static final int DAYS = 190;

    private static final FileSize LARGEST_FILE = FileSize.valueOf("20MB");
    private static final FileSize LARGEST_SUM = FileSize.valueOf("5GB");

    private final Logger logger;
    private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

    SecurityLog(DataDirectory data) {
        Path folder = data.resolve("logs");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        logger = context.getLogger(SecurityEvents.LOGGER);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSX\", UTC} %m%n");
        encoder.start();
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(
                folder.resolve("security.%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(LARGEST_FILE);
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(LARGEST_SUM);
        appender.setContext(context);
        appender.setName("security");
        appender.setFile(folder.resolve("security.log").toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(rolling);
        rolling.start();
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false);
    }

    @PreDestroy
    void close() {
        logger.detachAppender(appender);
        appender.stop();
    }
}
