package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.telemetry.internal.ReadingViews.LatestLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells those who look at the list of latest values what changed, by server-sent events. One question a second serves all of them; when
 * nobody looks none is asked. A stream ends after some minutes and the browser asks anew, so that a right that was taken away counts.
 */
@Component
class LatestStream implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LatestStream.class);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long REST_MILLIS = 1_000;
    private static final int QUIET_ROUNDS = 15;
    private static final int MOST_WATCHERS = 1_000;

    private final LatestDesk latest;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread telling;

    LatestStream(LatestDesk latest) {
        this.latest = latest;
    }

    /** Somebody who looks; touched by the telling thread only. */
    private static final class Watcher {
        private final SseEmitter emitter;
        private final Scope scope;
        private long told;
        private int quiet;

        Watcher(SseEmitter emitter, Scope scope, long told) {
            this.emitter = emitter;
            this.scope = scope;
            this.told = told;
        }

        private boolean mayRead(LatestLine line) {
            Thing device = Thing.of(DeviceDesk.KIND);
            String unit = line.unit();
            return scope.includes(unit == null || unit.isBlank() ? device : device.unit(new UnitId(unit)));
        }

        /** The first bytes, so that the browser knows at once that it is connected. */
        void greet() {
            try {
                emitter.send(SseEmitter.event().comment("connected"));
            } catch (IOException e) {
                emitter.completeWithError(e);
            }
        }

        void tell(List<LatestLine> changed, long upTo) throws IOException {
            List<LatestLine> news = changed.stream()
                    .filter(line -> line.block() > told && mayRead(line))
                    .toList();
            told = upTo;
            if (!news.isEmpty()) {
                quiet = 0;
                emitter.send(SseEmitter.event()
                        .name("latest")
                        .id(String.valueOf(upTo))
                        .data(news, MediaType.APPLICATION_JSON));
            } else if (++quiet >= QUIET_ROUNDS) {
                quiet = 0;
                emitter.send(SseEmitter.event().comment("still here"));
            }
        }
    }

    /**
     * A stream of changes.
     *
     * @param since the block up to which the list is known already
     */
    SseEmitter watch(Scope scope, long since) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Watcher watcher = new Watcher(emitter, scope, since);
        if (watchers.size() >= MOST_WATCHERS) {
            emitter.complete(); // the list is asked for anew by the page itself
            return emitter;
        }
        emitter.onCompletion(() -> watchers.remove(watcher));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> watchers.remove(watcher));
        watcher.greet();
        watchers.add(watcher);
        return emitter;
    }

    /** Tells everybody what they do not know yet; false: then it is time to rest. */
    private boolean round() {
        if (!watchers.isEmpty()) {
            long upTo = latest.lastBlock();
            long known =
                    watchers.stream().mapToLong(watcher -> watcher.told).min().orElse(upTo);
            List<LatestLine> changed = known < upTo ? latest.changedAfter(known, Scope.everything()) : List.of();
            watchers.forEach(watcher -> tell(watcher, changed, upTo));
        }
        return false;
    }

    private void tell(Watcher watcher, List<LatestLine> changed, long upTo) {
        try {
            watcher.tell(changed, upTo);
        } catch (IOException | IllegalStateException e) {
            watchers.remove(watcher);
            LOG.debug("a watcher left: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        if (telling == null) {
            SteadyWork work = new SteadyWork("latest values are not told", REST_MILLIS, this::round);
            telling = Thread.ofVirtual().name("telemetry-latest").start(work::run);
        }
    }

    /** Ends the streams first, so that the server can stop. */
    @Override
    public synchronized void stop() {
        Thread stopping = telling;
        telling = null;
        if (stopping != null) {
            stopping.interrupt();
        }
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    @Override
    public synchronized boolean isRunning() {
        return telling != null;
    }
}
