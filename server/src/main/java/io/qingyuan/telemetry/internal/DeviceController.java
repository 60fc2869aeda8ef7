package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceBody;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceCounts;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceLine;
import io.qingyuan.telemetry.internal.DeviceViews.DevicePage;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceState;
import io.qingyuan.telemetry.internal.DeviceViews.FaultLine;
import io.qingyuan.telemetry.internal.DeviceViews.FaultPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The device register: devices, those in quarantine, and what was wrong with what they sent. */
@RestController
@RequestMapping("/api/telemetry")
class DeviceController {
    private static final int PAGE = 100;

    private final DeviceDesk desk;
    private final Clock clock;

    DeviceController(DeviceDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/devices")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    DevicePage devices(
            Actor actor,
            @RequestParam(defaultValue = "REGISTERED") DeviceState state,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable String unit,
            @RequestParam(defaultValue = "0") long after) {
        List<DeviceLine> items = desk.list(actor, state, words, unit, after, PAGE + 1);
        return items.size() > PAGE
                ? new DevicePage(items.subList(0, PAGE), items.get(PAGE - 1).id())
                : new DevicePage(items, null);
    }

    @GetMapping("/devices/export.xlsx")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "REGISTERED") DeviceState state,
            @RequestParam @Nullable String words,
            @RequestParam @Nullable String unit,
            HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = (state == DeviceState.REGISTERED
                        ? SheetNote.of("在线监测设备", "Monitoring devices", clock.instant(), actor.name())
                        : SheetNote.of("待确认设备", "Unknown devices", clock.instant(), actor.name()))
                .filter(english ? "Words" : "关键词", words)
                .filter(english ? "Unit" : "单位", unit);
        Sheets.send(
                response,
                actor.language(),
                note,
                columns(actor),
                desk.list(actor, state, words, unit, 0, Integer.MAX_VALUE).stream());
    }

    private static List<Column<DeviceLine>> columns(Actor actor) {
        return List.of(
                Column.<DeviceLine>of("MN", "MN", DeviceLine::mn).wide(30),
                Column.<DeviceLine>of("名称", "Name", DeviceLine::name).wide(30),
                Column.<DeviceLine>of("单位", "Unit", device -> {
                            var title = device.unitTitle();
                            return title == null ? device.unit() : title.in(actor.language());
                        })
                        .wide(30),
                Column.of("HJ 212 版本", "HJ 212 edition", DeviceLine::edition),
                Column.<DeviceLine>of("首次来报", "First frame", DeviceLine::firstSeen)
                        .wide(20),
                Column.<DeviceLine>of("最近来报", "Last frame", DeviceLine::lastSeen)
                        .wide(20),
                Column.of("报文数", "Frames", DeviceLine::frames),
                Column.of("接收时未放行", "Not admitted on arrival", DeviceLine::notAdmitted));
    }

    @GetMapping("/devices/counts")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    DeviceCounts counts(Actor actor) {
        return desk.count(actor);
    }

    @GetMapping("/devices/{id}")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    DeviceLine device(Actor actor, @PathVariable long id) {
        return desk.device(actor, id);
    }

    @PostMapping("/devices")
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = DeviceDesk.KIND, verb = Verb.MANAGE)
    DeviceLine registerNew(Actor actor, @RequestBody DeviceBody body) {
        return desk.registerNew(actor, body);
    }

    @PutMapping("/devices/{id}")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.MANAGE)
    DeviceLine register(Actor actor, @PathVariable long id, @RequestBody DeviceBody body) {
        return desk.register(actor, id, body);
    }

    @GetMapping("/faults")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    FaultPage faults(Actor actor, @RequestParam @Nullable Long device, @RequestParam @Nullable Instant before) {
        List<FaultLine> items = desk.faults(actor, device, before, PAGE + 1);
        return items.size() > PAGE
                ? new FaultPage(items.subList(0, PAGE), items.get(PAGE - 1).lastAt())
                : new FaultPage(items, null);
    }
}
