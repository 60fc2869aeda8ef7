package io.qingyuan.quality.internal;

import io.qingyuan.identity.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the published data that travel with the packs at the first start. They are real data, not samples (示例). */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ShippedAirFiles implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(ShippedAirFiles.class);

    private final Path folder;
    private final boolean wanted;
    private final AirPlacesSource places;
    private final JdbcAirFiles files;
    private final ImportJobs jobs;

    ShippedAirFiles(
            @Value("${qingyuan.packs}") Path folder,
            @Value("${qingyuan.sample}") boolean sample,
            @Value("${qingyuan.packs-at-start:true}") boolean serves,
            AirPlacesSource places,
            JdbcAirFiles files,
            ImportJobs jobs) {
        this.folder = folder;
        this.wanted = sample && serves;
        this.places = places;
        this.files = files;
        this.jobs = jobs;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!wanted) {
            return;
        }
        for (AirPlacesSource.ShippedFile shipped : places.shippedFiles()) {
            Path path = folder.resolve(shipped.pack()).resolve(shipped.path());
            if (files.isTaken(shipped.sha256())) {
                continue;
            }
            if (!Files.isRegularFile(path)) {
                log.warn("air file of the pack missing path={}", path);
                continue;
            }
            try {
                if (!Sha256.of(path).equals(shipped.sha256())) {
                    log.warn("air file of the pack has another hash than the pack says path={}", path);
                    continue;
                }
                try (InputStream content = Files.newInputStream(path)) {
                    jobs.submit(
                            content,
                            String.valueOf(path.getFileName()),
                            shipped.source().preferChinese(),
                            Set.of(),
                            Actor.system());
                }
            } catch (IOException e) {
                log.warn("air file of the pack unreadable path={}", path, e);
            }
        }
    }
}
