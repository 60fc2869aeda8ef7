package io.qingyuan.cli;

import io.qingyuan.settings.SettingFault;
import io.qingyuan.settings.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code settings}: prints a settings file to fill in. {@code settings check}: looks for faults in those in force. */
final class SettingsCommand implements Command {

    private final Map<String, String> environment;

    SettingsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            out.print(Settings.file());
            return 0;
        }
        if (!arguments.equals(List.of("check"))) {
            err.println("usage: qingyuan settings [check]");
            return 2;
        }
        List<SettingFault> faults = Settings.check(environment);
        faults.forEach(fault -> err.println(fault.name() + "：" + fault.chinese() + "。 " + fault.english()));
        if (faults.isEmpty()) {
            out.println("设置无误。The settings are in order.");
        }
        return faults.isEmpty() ? 0 : 1;
    }
}
