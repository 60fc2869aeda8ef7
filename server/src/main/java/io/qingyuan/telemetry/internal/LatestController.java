package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.telemetry.internal.ReadingViews.LatestList;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The latest values: as a list, and as a stream of what changes. */
@RestController
@RequestMapping("/api/telemetry/latest")
class LatestController {
    private final LatestDesk latest;
    private final LatestStream stream;
    private final DeviceDesk devices;

    LatestController(LatestDesk latest, LatestStream stream, DeviceDesk devices) {
        this.latest = latest;
        this.stream = stream;
        this.devices = devices;
    }

    @GetMapping
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    LatestList latest(Actor actor) {
        return latest.list(actor);
    }

    /** Events named {@code latest}, each a list of lines that changed after the block. */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    SseEmitter changes(Actor actor, @RequestParam(defaultValue = "0") long since) {
        return stream.watch(devices.scope(actor), since);
    }
}
