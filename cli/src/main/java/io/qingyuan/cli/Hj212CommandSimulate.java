package io.qingyuan.cli;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.simulation.Fleet;
import io.qingyuan.hj212.simulation.Profile;
import io.qingyuan.hj212.simulation.SimulatedDevice;
import io.qingyuan.hj212.simulation.Transmission;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plays devices: their frames in the order of time on the standard output, or over one connection each. */
final class Hj212CommandSimulate implements Command {
    private static final String HELP = """
            ./qingyuan hj212 simulate [options]
              --devices N       how many (5)
              --seed S          the same seed gives the same frames (1)
              --start TIME      first minute, such as 2026-01-01T00:00 (the default)
              --minutes N       how long, in the devices' time (60)
              --edition YEAR    2005, 2017 or 2025 (2017)
              --profile NAME    wastewater, flue-gas, air-station or surface-water (all by turns)
              --to HOST:PORT    send over TCP to this machine, wait for answers, send again without one
              --speed N         with --to: how many times faster than the clock (60); 0 = as fast as answers come
            """;

    private int devices = 5;
    private long seed = 1;
    private LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
    private int minutes = 60;
    private Edition edition = Edition.HJ212_2017;
    private Optional<Profile> profile = Optional.empty();
    private Optional<InetSocketAddress> target = Optional.empty();
    private int speed = 60;

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            option(arguments.get(i), arguments.get(i + 1));
        }
        List<SimulatedDevice> fleet = Fleet.of(devices, profile, edition, seed);
        if (target.isPresent()) {
            return new Hj212CommandSimulateLine(target.get(), start, minutes, speed).run(fleet, err);
        }
        print(fleet, out);
        return 0;
    }

    private void option(String name, String value) throws IOException {
        switch (name) {
            case "--devices" -> devices = number(name, value, 1, 10_000);
            case "--seed" -> seed = number(name, value, 0, Integer.MAX_VALUE);
            case "--start" -> start = LocalDateTime.parse(value).truncatedTo(ChronoUnit.MINUTES);
            case "--minutes" -> minutes = number(name, value, 1, 10_000_000);
            case "--edition" -> edition = Edition.ofYear(value);
            case "--profile" ->
                profile = Optional.of(
                        Profile.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_')));
            case "--to" -> target = Optional.of(loopback(value));
            case "--speed" -> speed = number(name, value, 0, 1_000_000);
            default -> throw new IllegalArgumentException("unknown option " + name + " (see --help)");
        }
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the same refusal
        }
        throw new IllegalArgumentException(name + " is a number from " + least + " to " + most + ", found " + value);
    }

    /** Simulated data must not reach a real platform: only this machine is a target. */
    private static InetSocketAddress loopback(String value) throws IOException {
        int colon = value.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("--to is HOST:PORT, found " + value);
        }
        InetAddress host = InetAddress.getByName(value.substring(0, colon));
        if (!host.isLoopbackAddress()) {
            throw new IllegalArgumentException("--to sends to this machine only (127.0.0.1), found " + value);
        }
        return new InetSocketAddress(host, number("the port", value.substring(colon + 1), 1, 65_535));
    }

    private void print(List<SimulatedDevice> fleet, PrintStream out) throws IOException {
        OutputStream frames = new BufferedOutputStream(out, 1 << 16);
        for (int minute = 0; minute < minutes && !out.checkError(); minute++) {
            for (SimulatedDevice device : fleet) {
                for (Transmission sent : device.minute(start.plusMinutes(minute))) {
                    frames.write(sent.toBytes());
                }
            }
        }
        frames.flush();
    }
}
