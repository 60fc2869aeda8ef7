package io.qingyuan.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Finds the command by its first word. Exit status: 0 done, 1 the command found faults, 2 wrong words. */
public final class Main {

    /** Made when asked for: a command that starts at once does not load what another needs. */
    private static final Map<String, Supplier<Command>> COMMANDS = new TreeMap<>(Map.of(
            "air", () -> new AirCommand(System.getenv()),
            "hj212", () -> new Hj212Command(System.in),
            "pack", () -> new PackCommand(System.getenv(), System.in),
            "standards", () -> new StandardsCommand(System.in),
            "systems", SystemsCommand::new,
            "token", () -> new TokenCommand(System.getenv()),
            "verify", () -> new VerifyCommand(System.getenv()),
            "warm", WarmCommand::new,
            "witness", () -> new WitnessCommand(new CountDownLatch(1))));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Supplier<Command> command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (command == null) {
            System.err.println("commands: " + String.join(" ", COMMANDS.keySet()));
            System.exit(2);
            return;
        }
        System.exit(command.get().run(Arrays.asList(arguments).subList(1, arguments.length), System.out, System.err));
    }
}
