package io.qingyuan.hj212.simulation;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.HeadField;
import io.qingyuan.hj212.Mark;
import io.qingyuan.hj212.dictionary.Factors;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The numbers of a device: the value of this minute, and the periods that run. */
final class Readings {
    private static final double SPAN_SHARE = 2.5;
    private static final double OXYGEN_FACTOR = 1.16;
    private static final int SECONDS = 60;

    private final Profile profile;
    private final List<Channel> channels;
    private final Edition edition;
    private final Random random;
    private final double phaseHours;
    private final double level;
    private final double[] drifts;
    private final double[] values;
    private final double[] processDrifts;
    private Period[] tenMinutes;
    private Period[] hour;
    private Period[] day;

    Readings(Profile profile, Edition edition, Random random) {
        this.profile = profile;
        this.edition = edition;
        this.channels = profile.channels().stream()
                .filter(channel -> edition != Edition.HJ212_2005 || isOld(channel.code()))
                .toList();
        this.random = random;
        this.phaseHours = random.nextDouble() * 4 - 2;
        this.level = 0.75 + random.nextDouble() * 0.5;
        int count = channels.size();
        this.drifts = new double[count];
        this.values = new double[count];
        this.processDrifts = new double[profile.process().size()];
        this.tenMinutes = periods(count);
        this.hour = periods(count);
        this.day = periods(count);
    }

    private static Period[] periods(int count) {
        Period[] periods = new Period[count];
        for (int i = 0; i < count; i++) {
            periods[i] = new Period();
        }
        return periods;
    }

    /** Measures a minute. A broken instrument shows nothing, one in calibration its span. */
    void advance(LocalDateTime minute, Mark mark) {
        double flow = 0;
        for (int i = 0; i < values.length; i++) {
            Channel channel = channels.get(i);
            drifts[i] = Channel.drift(drifts[i], random);
            boolean leveled = channel.total() && !channel.code().equals(profile.flow());
            double normal = channel.at(minute, phaseHours, drifts[i]) * (leveled ? level : 1);
            boolean isFlow = channel.code().equals(profile.flow());
            values[i] = switch (mark) {
                case FAULT, LINK_BROKEN -> 0;
                case CALIBRATION -> leveled ? channel.base() * SPAN_SHARE : normal;
                default -> normal;
            };
            flow = isFlow ? normal : flow;
            double amount = amount(channel, isFlow, flow, values[i]);
            for (Period[] periods : List.of(tenMinutes, hour, day)) {
                periods[i].add(values[i], amount, mark);
            }
        }
    }

    /** Water: flow in L/s gives m3, times mg/L gives kg. Gas: flow in m3/s gives m3, times mg/m3 gives kg. */
    private double amount(Channel channel, boolean isFlow, double flow, double value) {
        if (!channel.total()) {
            return 0;
        }
        double cubicMeters = flow * SECONDS / (isWater() ? 1000 : 1);
        return isFlow ? cubicMeters : value * cubicMeters / (isWater() ? 1000 : 1_000_000);
    }

    private boolean isWater() {
        return profile == Profile.WASTEWATER || profile == Profile.SURFACE_WATER;
    }

    List<List<HeadField>> realTime(Mark mark) {
        List<List<HeadField>> groups = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Channel channel = channels.get(i);
            List<HeadField> group = new ArrayList<>();
            group.add(field(channel, "Rtd", values[i]));
            if (channel.converted()) {
                group.add(field(channel, "ZsRtd", values[i] * OXYGEN_FACTOR));
            }
            group.add(new HeadField(name(channel) + "-Flag", String.valueOf(mark.letter())));
            groups.add(group);
        }
        return groups;
    }

    List<List<HeadField>> process(LocalDateTime minute) {
        List<List<HeadField>> groups = new ArrayList<>();
        for (int i = 0; i < processDrifts.length; i++) {
            Channel channel = profile.process().get(i);
            processDrifts[i] = Channel.drift(processDrifts[i], random);
            groups.add(List.of(field(channel, "Rtd", channel.at(minute, phaseHours, processDrifts[i]))));
        }
        return groups;
    }

    List<List<HeadField>> endTenMinutes() {
        List<List<HeadField>> groups = groups(tenMinutes);
        tenMinutes = periods(values.length);
        return groups;
    }

    List<List<HeadField>> endHour() {
        List<List<HeadField>> groups = groups(hour);
        hour = periods(values.length);
        return groups;
    }

    List<List<HeadField>> endDay() {
        List<List<HeadField>> groups = groups(day);
        day = periods(values.length);
        return groups;
    }

    private List<List<HeadField>> groups(Period[] periods) {
        List<List<HeadField>> groups = new ArrayList<>();
        for (int i = 0; i < periods.length; i++) {
            Period period = periods[i];
            if (period.isEmpty()) {
                return List.of();
            }
            groups.add(group(channels.get(i), period));
        }
        return groups;
    }

    private List<HeadField> group(Channel channel, Period period) {
        List<HeadField> group = new ArrayList<>();
        if (channel.total()) {
            group.add(new HeadField(
                    name(channel) + "-Cou", Channel.of("", 0, 0, 0, 3).print(period.cumulated())));
        }
        group.add(field(channel, "Min", period.least()));
        group.add(field(channel, "Avg", period.mean()));
        group.add(field(channel, "Max", period.greatest()));
        if (channel.converted()) {
            group.add(field(channel, "ZsMin", period.least() * OXYGEN_FACTOR));
            group.add(field(channel, "ZsAvg", period.mean() * OXYGEN_FACTOR));
            group.add(field(channel, "ZsMax", period.greatest() * OXYGEN_FACTOR));
        }
        Mark mark = period.mark(isWater());
        group.add(new HeadField(name(channel) + "-Flag", String.valueOf(mark.letter())));
        return group;
    }

    private HeadField field(Channel channel, String suffix, double value) {
        return new HeadField(name(channel) + "-" + suffix, channel.print(value));
    }

    /** The code in the edition that the device speaks. */
    private String name(Channel channel) {
        return Factors.find(channel.code())
                .flatMap(factor -> factor.codeIn(edition))
                .orElse(channel.code());
    }

    /** Whether 2005 has the factor, in the same unit. */
    private static boolean isOld(String code) {
        return Factors.find(code)
                .filter(factor -> !factor.code2005().isEmpty() && factor.unit().equals(factor.unit2005()))
                .isPresent();
    }
}
