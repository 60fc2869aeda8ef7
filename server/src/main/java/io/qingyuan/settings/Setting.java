package io.qingyuan.settings;

/**
 * One setting.
 *
 * @param name of the variable in the environment, such as {@code QINGYUAN_PORT}
 * @param byDefault what holds when it is not set; empty where nothing does
 * @param secret whether its value is never printed
 * @param chinese what it means
 * @param english the same
 */
public record Setting(
        String name, Group group, String byDefault, boolean secret, Shape shape, String chinese, String english) {

    /** What settings are about, in the order of the file. */
    public enum Group {
        SERVER("服务", "Server"),
        DATABASE("数据库", "Database"),
        SECURITY("安全", "Security"),
        TELEMETRY("在线监测", "Telemetry"),
        NOTICES("消息通知", "Notices"),
        OPERATION("运行", "Operation");

        private final String chinese;
        private final String english;

        Group(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }
}
