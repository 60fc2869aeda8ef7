package io.qingyuan.telemetry.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.hj212.Edition;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.telemetry.Device;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.Registration;
import io.qingyuan.telemetry.TelemetryProblem;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceBody;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceCounts;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceLine;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceState;
import io.qingyuan.telemetry.internal.DeviceViews.FaultLine;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The device register as people use it, with the policy asked for each device. */
@Service
class DeviceDesk {
    static final String KIND = "telemetry.device";

    private static final int LONGEST_NAME = 100;
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{1,16}");

    private final JdbcDeviceList list;
    private final JdbcDevices devices;
    private final Organisation organisation;
    private final Policy policy;
    private final Audit audit;
    private final Clock clock;

    DeviceDesk(
            JdbcDeviceList list,
            JdbcDevices devices,
            Organisation organisation,
            Policy policy,
            Audit audit,
            Clock clock) {
        this.list = list;
        this.devices = devices;
        this.organisation = organisation;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    List<DeviceLine> list(
            Actor actor, DeviceState state, @Nullable String words, @Nullable String unit, long after, int limit) {
        JdbcDeviceList.Filter filter =
                new JdbcDeviceList.Filter(scope(actor), state, blankAsNull(words), blankAsNull(unit));
        return list.list(filter, units(), after, limit);
    }

    DeviceCounts count(Actor actor) {
        return list.count(scope(actor));
    }

    /** The device, if this actor may read it; otherwise it is not there. */
    DeviceLine device(Actor actor, long id) {
        return list.find(scope(actor), id, units())
                .orElseThrow(() -> new ProblemException(TelemetryProblem.DEVICE_NOT_FOUND, String.valueOf(id)));
    }

    List<FaultLine> faults(Actor actor, @Nullable Long device, @Nullable Instant before, int limit) {
        if (device != null) {
            device(actor, device);
        }
        return list.faults(scope(actor), device, before, limit);
    }

    @Transactional
    public DeviceLine registerNew(Actor actor, DeviceBody body) {
        String mn = body.mn() == null ? "" : body.mn().strip();
        Optional<Registration> before = devices.find(mn).flatMap(Device::registration);
        before.ifPresent(its -> {
            throw new ProblemException(TelemetryProblem.DEVICE_REGISTERED, mn, its.name());
        });
        List<Fault> faults = new ArrayList<>();
        if (mn.isEmpty() || !mn.equals(PlainText.of(mn))) {
            faults.add(Fault.at("/mn", TelemetryProblem.MN_WRONG, mn));
        }
        return register(actor, mn, body, Optional.empty(), faults);
    }

    /** Registers a device in quarantine, or changes what is registered. */
    @Transactional
    public DeviceLine register(Actor actor, long id, DeviceBody body) {
        Device device = devices.find(new DeviceId(Math.max(id, 1)))
                .orElseThrow(() -> new ProblemException(TelemetryProblem.DEVICE_NOT_FOUND, String.valueOf(id)));
        List<Fault> faults = new ArrayList<>();
        if (device.mn().isEmpty()
                || !device.mn().equals(PlainText.of(device.mn()))
                || device.mn().contains("?")) {
            faults.add(Fault.at("/mn", TelemetryProblem.MN_WRONG, device.mn()));
        }
        return register(actor, device.mn(), body, device.registration(), faults);
    }

    private DeviceLine register(
            Actor actor, String mn, DeviceBody body, Optional<Registration> before, List<Fault> faults) {
        String name = body.name() == null ? "" : body.name().strip();
        String unit = body.unit() == null ? "" : body.unit().strip();
        require(actor, before.map(Registration::unit).orElse(""));
        require(actor, unit);
        if (name.isEmpty()) {
            faults.add(Fault.at("/name", TelemetryProblem.NAME_MISSING));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(Fault.at("/name", TelemetryProblem.NAME_TOO_LONG, name.length(), LONGEST_NAME));
        }
        if (!unit.isEmpty() && !units().containsKey(unit)) {
            faults.add(Fault.at("/unit", TelemetryProblem.UNIT_UNKNOWN, unit));
        }
        String password = password(body.password(), before, faults);
        Optional<Edition> edition = edition(body.edition(), faults);
        if (!faults.isEmpty() || edition.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        DeviceId id = devices.register(mn, new Registration(name, unit, password, edition.get()));
        audit.record(
                actor,
                before.isPresent() ? "change" : "register",
                KIND,
                String.valueOf(id.value()),
                Map.of(
                        "mn", mn,
                        "name", name,
                        "unit", unit,
                        "edition", edition.get().year(),
                        "passwordSet",
                                body.password() != null && !body.password().isBlank()));
        return list.find(Scope.everything(), id.value(), units()).orElseThrow();
    }

    private void require(Actor actor, String unit) {
        policy.require(
                actor,
                Verb.MANAGE,
                unit.isEmpty() ? Thing.of(KIND) : Thing.of(KIND).unit(new UnitId(unit)));
    }

    private static String password(@Nullable String given, Optional<Registration> before, List<Fault> faults) {
        if (given == null || given.isBlank()) {
            if (before.isEmpty()) {
                faults.add(Fault.at("/password", TelemetryProblem.PASSWORD_MISSING));
            }
            return before.map(Registration::password).orElse("");
        }
        if (!PASSWORD.matcher(given).matches()) {
            faults.add(Fault.at("/password", TelemetryProblem.PASSWORD_WRONG));
        }
        return given;
    }

    private static Optional<Edition> edition(@Nullable String year, List<Fault> faults) {
        for (Edition edition : Edition.values()) {
            if (edition.year().equals(year)) {
                return Optional.of(edition);
            }
        }
        faults.add(Fault.at("/edition", TelemetryProblem.EDITION_UNKNOWN, year == null ? "" : year));
        return Optional.empty();
    }

    Scope scope(Actor actor) {
        return policy.scope(actor, Verb.READ, KIND);
    }

    private Map<String, Title> units() {
        return organisation.units(AsOf.at(clock.instant())).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().value(),
                        entry -> entry.getValue().title()));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
