package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.SealedSubjects;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

    @Bean
    LogKeys logKeys(EvidenceProperties properties) throws IOException {
        return LogKeys.open(properties.path(), properties.origin(), properties.sm2());
    }

    @Bean
    KeptCheckpoint keptCheckpoint(EvidenceProperties properties, LogKeys keys) {
        return new KeptCheckpoint(properties.path(), keys.trust());
    }

    @Bean
    StoredLogCheck logCheck(
            JdbcClient jdbc, LogKeys keys, EvidenceProperties properties, List<SealedSubjects> subjects) {
        return StoredLogCheck.of(
                jdbc,
                keys,
                properties.path(),
                properties.witnessList().stream()
                        .map(EvidenceProperties.WitnessAt::key)
                        .toList(),
                subjects);
    }
}
