package io.qingyuan.cli;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Finds the command by its first word. Exit status: 0 done, 1 the command found faults, 2 wrong words. */
public final class Main {

    /** Made when asked for: a command that starts at once does not load what another needs. */
    private static final Map<String, Supplier<Command>> COMMANDS = new TreeMap<>(Map.ofEntries(
            entry("air", () -> new AirCommand(System.getenv())),
            entry("backup", () -> new BackupCommand(System.getenv(), Clock.systemUTC())),
            entry("hj212", () -> new Hj212Command(System.in)),
            entry("pack", () -> new PackCommand(System.getenv(), System.in)),
            entry("rehearse", () -> new RehearseCommand(System.getenv(), Clock.systemUTC())),
            entry("restore", () -> new RestoreCommand(System.getenv(), Clock.systemUTC())),
            entry("settings", () -> new SettingsCommand(System.getenv())),
            entry("standards", () -> new StandardsCommand(System.in)),
            entry("systems", SystemsCommand::new),
            entry("token", () -> new TokenCommand(System.getenv())),
            entry("verify", () -> new VerifyCommand(System.getenv())),
            entry("warm", WarmCommand::new),
            entry("witness", () -> new WitnessCommand(new CountDownLatch(1)))));

    private static Map.Entry<String, Supplier<Command>> entry(String word, Supplier<Command> command) {
        return Map.entry(word, command);
    }

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
