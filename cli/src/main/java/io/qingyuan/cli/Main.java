package io.qingyuan.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Finds the command by its first word. Exit status: 0 done, 1 the command found faults, 2 wrong words. */
public final class Main {

    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
            "pack", new PackCommand(System.getenv(), System.in),
            "systems", new SystemsCommand(),
            "token", new TokenCommand(System.getenv())));

    static {
        COMMANDS.put("air", new AirCommand(System.getenv()));
        COMMANDS.put("warm", new WarmCommand());
        COMMANDS.put("hj212", new Hj212Command(System.in));
        COMMANDS.put("standards", new StandardsCommand(System.in));
    }

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Command command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (command == null) {
            System.err.println("commands: " + String.join(" ", COMMANDS.keySet()));
            System.exit(2);
            return;
        }
        System.exit(command.run(Arrays.asList(arguments).subList(1, arguments.length), System.out, System.err));
    }
}
