package io.qingyuan.hj212.simulation;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.FrameDraft;
import io.qingyuan.hj212.HeadField;
import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.Times;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One device. It is asked minute after minute what it sends; while its line is lost it keeps its frames. */
public final class SimulatedDevice {
    private static final int MOST_KEPT = 2000;
    private static final double SENT_TWICE = 0.003;

    private final String mn;
    private final String password;
    private final Profile profile;
    private final Edition edition;
    private final Random random;
    private final Condition condition;
    private final Readings readings;
    private final Deque<FrameDraft> kept = new ArrayDeque<>();
    private final double[] facilityMinutes;
    private boolean wasOnline = true;
    private int sequence;

    /** A device whose whole life follows from the seed. */
    public SimulatedDevice(String mn, String password, Profile profile, Edition edition, long seed) {
        this.mn = mn;
        this.password = password;
        this.profile = profile;
        this.edition = edition;
        this.random = new Random(seed);
        this.condition = new Condition(edition, random);
        this.readings = new Readings(profile, edition, random);
        this.facilityMinutes = new double[profile.facilities()];
    }

    public String mn() {
        return mn;
    }

    public Profile profile() {
        return profile;
    }

    /** Whether its line works at the minute last asked for. */
    public boolean online() {
        return condition.online();
    }

    /** What it sends in the minute that begins at {@code time}; to be asked for every minute, in order. */
    public List<Transmission> minute(LocalDateTime time) {
        LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
        sequence = 0;
        List<FrameDraft> drafts = new ArrayList<>();
        if (condition.advance(minute) && edition != Edition.HJ212_2005) {
            drafts.add(log(minute));
        }
        periods(minute, drafts);
        readings.advance(minute, condition.mark());
        drafts.add(upload(minute, profile.st(), 2011, minute, readings.realTime(condition.mark())));
        processes(minute, drafts);
        if (edition == Edition.HJ212_2025 && minute.getMinute() % 10 == 3) {
            drafts.add(draft(minute, "91", 9015));
        }
        return send(minute, drafts);
    }

    /** The periods that end at this minute; their DataTime is their start. */
    private void periods(LocalDateTime minute, List<FrameDraft> drafts) {
        if (minute.getMinute() % 10 == 0) {
            drafts.addAll(period(minute, 2051, minute.minusMinutes(10), readings.endTenMinutes()));
        }
        if (minute.getMinute() == 0) {
            drafts.addAll(period(minute, 2061, minute.minusHours(1), readings.endHour()));
        }
        if (minute.getMinute() == 0 && minute.getHour() == 0) {
            drafts.addAll(period(minute, 2031, minute.minusDays(1), readings.endDay()));
            if (facilityMinutes.length > 0 && facilityMinutes[0] > 0) {
                drafts.add(runTimes(minute));
            }
        }
    }

    private List<FrameDraft> period(LocalDateTime now, int cn, LocalDateTime start, List<List<HeadField>> groups) {
        return groups.isEmpty() ? List.of() : List.of(upload(now, profile.st(), cn, start, groups));
    }

    private void processes(LocalDateTime minute, List<FrameDraft> drafts) {
        boolean running = condition.mark() != Mark.MAINTENANCE;
        for (int i = 0; i < facilityMinutes.length; i++) {
            facilityMinutes[i] += running && isScheduled(i, minute) ? 1 : 0;
        }
        if (minute.getMinute() % 10 != 5) {
            return;
        }
        if (facilityMinutes.length > 0) {
            List<List<HeadField>> states = new ArrayList<>();
            for (int i = 0; i < facilityMinutes.length; i++) {
                int state = !running ? 3 : isScheduled(i, minute) ? 1 : 0;
                boolean old = edition == Edition.HJ212_2005;
                String text = String.valueOf(old ? Math.min(state, 1) : state);
                states.add(List.of(new HeadField("SB" + (i + 1) + "-RS", text)));
            }
            drafts.add(upload(minute, profile.st(), 2021, minute, states));
        }
        if (!profile.process().isEmpty() && edition != Edition.HJ212_2005) {
            drafts.add(upload(minute, profile.processSt(), 2011, minute, readings.process(minute)));
        }
    }

    /** The first facility never rests; the others pause at night by turns. */
    private static boolean isScheduled(int facility, LocalDateTime minute) {
        return facility == 0 || minute.getHour() >= facility + 4;
    }

    private FrameDraft runTimes(LocalDateTime minute) {
        List<List<HeadField>> groups = new ArrayList<>();
        for (int i = 0; i < facilityMinutes.length; i++) {
            String hours = String.format("%.1f", Math.min(24, facilityMinutes[i] / 60));
            groups.add(List.of(new HeadField("SB" + (i + 1) + "-RT", hours)));
            facilityMinutes[i] = 0;
        }
        return upload(minute, profile.st(), 2041, minute.minusDays(1), groups);
    }

    private FrameDraft log(LocalDateTime minute) {
        String text = switch (condition.mark()) {
            case NORMAL -> "恢复正常测量";
            case CALIBRATION -> "开始自动校准";
            case MAINTENANCE -> "进入维护";
            case LINK_BROKEN -> "仪表通讯中断";
            default -> "仪表故障报警";
        };
        String code = profile.channels().getLast().code();
        return draft(minute, profile.st(), 3020)
                .with("DataTime", Times.text14(minute))
                .with("PolId", code)
                .with("i11001-Info", "//" + text + "//");
    }

    private FrameDraft upload(
            LocalDateTime now, String st, int cn, LocalDateTime dataTime, List<List<HeadField>> groups) {
        FrameDraft draft = draft(now, st, cn).with("DataTime", Times.text14(dataTime));
        for (List<HeadField> group : groups) {
            draft = draft.withGroup(group);
        }
        return draft;
    }

    private FrameDraft draft(LocalDateTime now, String st, int cn) {
        sequence++;
        return FrameDraft.of(edition, st, cn)
                .withDevice(mn, password)
                .withQn(now.plus(sequence * 137L + random.nextInt(100), ChronoUnit.MILLIS))
                .withAnswer(true);
    }

    private List<Transmission> send(LocalDateTime minute, List<FrameDraft> drafts) {
        if (!condition.online()) {
            wasOnline = false;
            drafts.forEach(draft -> kept.add(draft.withResent(true)));
            while (kept.size() > MOST_KEPT) {
                kept.removeFirst();
            }
            return List.of();
        }
        List<Transmission> sent = new ArrayList<>();
        if (!wasOnline) {
            wasOnline = true;
            FrameDraft start = draft(minute, profile.st(), 2081)
                    .with("DataTime", Times.text14(minute))
                    .with("RestartTime", Times.text14(minute));
            add(edition == Edition.HJ212_2005 ? kept.removeFirst() : start, sent);
            kept.forEach(draft -> add(draft, sent));
            kept.clear();
        }
        drafts.forEach(draft -> add(draft, sent));
        return sent;
    }

    private void add(FrameDraft draft, List<Transmission> sent) {
        List<byte[]> frames = draft.toPackets();
        List<Transmission> packets = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            packets.add(new Transmission(draft.qnOfPacket(i), true, frames.get(i)));
        }
        sent.addAll(packets);
        if (random.nextDouble() < SENT_TWICE) {
            sent.addAll(packets);
        }
    }
}
