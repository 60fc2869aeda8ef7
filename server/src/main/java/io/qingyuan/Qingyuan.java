package io.qingyuan;

import io.qingyuan.settings.SettingFault;
import io.qingyuan.settings.Settings;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Qingyuan (清源): one process that serves the plan of one area. Started by {@code ./qingyuan run}. */
@SpringBootApplication
@Modulithic(systemName = "Qingyuan")
public class Qingyuan {

    public static void main(String[] args) {
        List<SettingFault> faults = Settings.check(System.getenv());
        if (!faults.isEmpty()) {
            System.err.println("设置有误，没有启动。 The settings are wrong; nothing was started.");
            faults.forEach(
                    fault -> System.err.println("  " + fault.name() + "：" + fault.chinese() + "。 " + fault.english()));
            System.exit(2);
        }
        SpringApplication.run(Qingyuan.class, args);
    }
}
