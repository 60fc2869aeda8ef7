package io.qingyuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Qingyuan (清源): one process that serves the plan of one area. Started by {@code ./qingyuan run}. */
@SpringBootApplication
@Modulithic(systemName = "Qingyuan")
public class Qingyuan {

    public static void main(String[] args) {
        SpringApplication.run(Qingyuan.class, args);
    }
}
