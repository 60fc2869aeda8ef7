package io.qingyuan.hj212.simulation;

import java.util.List;

/** Kinds of devices, with the factors, facilities and process signals they send. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Profile {
    /** An enterprise's waste-water outlet. */
    WASTEWATER(
            "32",
            "w00000",
            List.of(
                    Channel.of("w00000", 18.5, 0.45, 0.05, 2).cumulated(),
                    Channel.of("w01001", 7.4, 0.03, 0.01, 2),
                    Channel.of("w01010", 21.5, 0.08, 0.01, 1),
                    Channel.of("w01018", 31.0, 0.22, 0.06, 1).cumulated(),
                    Channel.of("w21003", 1.85, 0.30, 0.08, 2).cumulated(),
                    Channel.of("w21011", 0.210, 0.20, 0.06, 3).cumulated(),
                    Channel.of("w21001", 9.60, 0.18, 0.05, 2).cumulated()),
            3,
            "52",
            List.of(
                    Channel.of("e40101", 22.5, 0.10, 0.03, 2),
                    Channel.of("e50701", 2.8, 0.20, 0.05, 1),
                    Channel.of("e40501", 0.4, 0.15, 0.05, 1))),
    /** A flue-gas outlet with continuous emission monitoring. */
    FLUE_GAS(
            "31",
            "a00000",
            List.of(
                    Channel.of("a00000", 31.4, 0.15, 0.03, 2).cumulated(),
                    Channel.of("a34013", 4.2, 0.18, 0.08, 2).withConverted().cumulated(),
                    Channel.of("a21026", 14.5, 0.25, 0.10, 1).withConverted().cumulated(),
                    Channel.of("a21002", 33.0, 0.15, 0.06, 1).withConverted().cumulated(),
                    Channel.of("a19001", 8.20, 0.05, 0.02, 2),
                    Channel.of("a01011", 9.60, 0.12, 0.03, 2),
                    Channel.of("a01012", 82.0, 0.05, 0.01, 1),
                    Channel.of("a01013", -0.08, 0.05, 0.02, 3),
                    Channel.of("a01014", 9.8, 0.06, 0.02, 1)),
            2,
            "51",
            List.of(Channel.of("g10401", 46.0, 0.06, 0.02, 2), Channel.of("g20501", 865.0, 0.02, 0.01, 1))),
    /** A micro station of ambient air. */
    AIR_STATION(
            "22",
            "",
            List.of(
                    Channel.of("a34004", 28, 0.25, 0.06, 0),
                    Channel.of("a34002", 49, 0.22, 0.06, 0),
                    Channel.of("a21026", 7, 0.20, 0.08, 0),
                    Channel.of("a21004", 27, 0.40, 0.08, 0),
                    Channel.of("a21005", 0.620, 0.20, 0.05, 3),
                    Channel.of("a05024", 74, -0.60, 0.06, 0),
                    Channel.of("a01001", 18.4, -0.22, 0.01, 1),
                    Channel.of("a01002", 66, 0.15, 0.02, 0),
                    Channel.of("a01006", 101.32, 0.002, 0.0005, 2),
                    Channel.of("a01007", 2.1, -0.30, 0.15, 1)),
            0,
            "",
            List.of()),
    /** An automatic station at a river section. */
    SURFACE_WATER(
            "21",
            "",
            List.of(
                    Channel.of("w01001", 7.8, -0.02, 0.005, 2),
                    Channel.of("w01009", 7.2, -0.15, 0.02, 2),
                    Channel.of("w01010", 19.2, -0.05, 0.005, 1),
                    Channel.of("w01014", 412, 0.05, 0.01, 0),
                    Channel.of("w01003", 24.0, 0.20, 0.08, 1),
                    Channel.of("w01019", 4.3, 0.10, 0.03, 2),
                    Channel.of("w21003", 0.410, 0.20, 0.05, 3),
                    Channel.of("w21011", 0.112, 0.12, 0.04, 3),
                    Channel.of("w21001", 1.740, 0.10, 0.03, 3)),
            0,
            "",
            List.of());

    private final String st;
    private final String flow;
    private final List<Channel> channels;
    private final int facilities;
    private final String processSt;
    private final List<Channel> process;

    Profile(String st, String flow, List<Channel> channels, int facilities, String processSt, List<Channel> process) {
        this.st = st;
        this.flow = flow;
        this.channels = channels;
        this.facilities = facilities;
        this.processSt = processSt;
        this.process = process;
    }

    /** The system code ST of its uploads. */
    public String st() {
        return st;
    }

    /** The code of its flow, empty when it has none. */
    String flow() {
        return flow;
    }

    List<Channel> channels() {
        return channels;
    }

    /** How many treatment facilities report their state. */
    int facilities() {
        return facilities;
    }

    /** The system code of the process signals (工况), empty when it has none. */
    String processSt() {
        return processSt;
    }

    List<Channel> process() {
        return process;
    }
}
