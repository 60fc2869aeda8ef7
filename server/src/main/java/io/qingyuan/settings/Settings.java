package io.qingyuan.settings;

import static io.qingyuan.settings.Setting.Group.DATABASE;
import static io.qingyuan.settings.Setting.Group.NOTICES;
import static io.qingyuan.settings.Setting.Group.OPERATION;
import static io.qingyuan.settings.Setting.Group.SECURITY;
import static io.qingyuan.settings.Setting.Group.SERVER;
import static io.qingyuan.settings.Setting.Group.TELEMETRY;

import io.qingyuan.settings.Setting.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All settings there are, and the check that the server makes before it starts. */
public final class Settings {

    private static final String PREFIX = "QINGYUAN_";
    private static final int LAST_PORT = 65_535;
    private static final int MOST_FRAMES_A_SECOND = 100_000;
    private static final int LONGEST_LIFE = 3_660;

    private static final List<Setting> ALL = List.of(
            open("PORT", SERVER, "8080", Shape.number(1, LAST_PORT), "端口", "Port"),
            open(
                    "ADDRESS",
                    SERVER,
                    "127.0.0.1",
                    Shape.address(),
                    "监听地址；0.0.0.0 时其他机器也能访问，请同时启用 TLS 或放在代理之后",
                    "Address to listen on; with 0.0.0.0 other machines reach it: use TLS, or a proxy in front"),
            open(
                    "URL",
                    SERVER,
                    "",
                    Shape.webAddress(),
                    "用户从外面访问的地址，写在邮件里",
                    "How people reach this installation from outside; stands in mails"),
            open("DATA", SERVER, "data", Shape.folder(), "数据目录", "Data directory"),
            open("PACKS", SERVER, "packs", Shape.any(), "内容包所在文件夹", "Folder of the content packs"),
            open(
                    "SAMPLE",
                    SERVER,
                    "true",
                    Shape.oneOf("true", "false"),
                    "首次启动时是否装入示例数据（示例）",
                    "Whether a first start brings sample data (示例)"),
            open(
                    "DB_URL",
                    DATABASE,
                    "embedded",
                    Shape.matching(
                            "embedded|jdbc:postgresql://.+",
                            "须是 embedded 或 jdbc:postgresql://主机/库名",
                            "embedded, or jdbc:postgresql://host/name"),
                    "外部 PostgreSQL 18；embedded 为自带数据库",
                    "An outside PostgreSQL 18; embedded is the one that comes along"),
            open("DB_USER", DATABASE, "qingyuan_owner", Shape.any(), "外部数据库的属主账户", "Owner in the outside database"),
            secret("DB_PASSWORD", DATABASE, "属主账户的密码", "Its password"),
            open(
                    "DB_APP_USER",
                    DATABASE,
                    "qingyuan_app",
                    Shape.any(),
                    "平日工作用的账户，不能改表结构",
                    "The user of daily work, who cannot change tables"),
            secret("DB_APP_PASSWORD", DATABASE, "它的密码", "Its password"),
            open(
                    "TLS_CERTIFICATE",
                    SECURITY,
                    "",
                    Shape.file(),
                    "证书链（PEM）；与私钥一起设置时，端口只说 TLS 1.2 和 1.3；空则由前面的代理负责",
                    "Certificate chain (PEM); with the key, the port speaks TLS 1.2 and 1.3 only; empty: a proxy in front does it"),
            open("TLS_KEY", SECURITY, "", Shape.file(), "证书的私钥（PEM，PKCS #8）", "Its key (PEM, PKCS #8)"),
            open(
                    "TLS_PLAIN_PORT",
                    SECURITY,
                    "0",
                    Shape.number(0, LAST_PORT),
                    "另一个端口，把未加密的请求转到加密端口；0 为不开",
                    "A further port that sends plain requests to the encrypted one; 0: there is none"),
            open(
                    "CIPHER",
                    SECURITY,
                    "AES",
                    Shape.oneOf("AES", "SM4"),
                    "身份字段用什么密封：AES-256-GCM 或 SM4-GCM；换用后旧值仍能读",
                    "What seals identity fields: AES-256-GCM or SM4-GCM; after a change former values can still be read"),
            open(
                    "TOKEN_DAYS",
                    SECURITY,
                    "366",
                    Shape.number(1, LONGEST_LIFE),
                    "访问令牌最长有效天数",
                    "The longest life of an API token, in days"),
            open(
                    "OIDC_ISSUER",
                    SECURITY,
                    "",
                    Shape.webAddress(),
                    "统一身份认证平台（OpenID Connect）的地址；空则不用",
                    "A provider of identities (OpenID Connect) to log in by; empty: none"),
            open("OIDC_CLIENT_ID", SECURITY, "", Shape.any(), "本系统在该平台的编号", "What this installation is called there"),
            secret("OIDC_CLIENT_SECRET", SECURITY, "与它对应的密钥", "The secret that goes with it"),
            open(
                    "OIDC_CLAIM",
                    SECURITY,
                    "preferred_username",
                    Shape.any(),
                    "令牌中哪一项是本系统的用户名",
                    "The claim that names the user here"),
            open(
                    "OIDC_NAME",
                    SECURITY,
                    "OpenID Connect",
                    Shape.any(),
                    "登录按钮上的名称",
                    "What the button of the login page calls it"),
            open(
                    "EVIDENCE_FOLDER",
                    SECURITY,
                    "",
                    Shape.folder(),
                    "存证日志的签名密钥和最新检查点所在文件夹；空则在数据目录的 evidence 下，并随备份",
                    "Folder of the keys that sign the evidence log, and of its newest checkpoint; empty: evidence in the data directory, which is backed up"),
            open(
                    "EVIDENCE_ORIGIN",
                    SECURITY,
                    "",
                    Shape.any(),
                    "存证日志的名称，如 wujiang.example.gov.cn/log；首次启动生成密钥时定下",
                    "Name of the evidence log, such as wujiang.example.gov.cn/log; fixed when its key is made at the first start"),
            open(
                    "EVIDENCE_SM2",
                    SECURITY,
                    "true",
                    Shape.oneOf("true", "false"),
                    "在 Ed25519 签名旁另加 SM2/SM3 签名",
                    "An SM2/SM3 signature beside the Ed25519 one"),
            open(
                    "EVIDENCE_WITNESSES",
                    SECURITY,
                    "",
                    Shape.any(),
                    "请哪些见证方联署：地址 公钥，多个用逗号隔开",
                    "Witnesses asked to cosign: URL KEY, several with commas"),
            open(
                    "HJ212_PORT",
                    TELEMETRY,
                    "0",
                    Shape.number(0, LAST_PORT),
                    "数采仪用 HJ 212 上传数据的端口；0 为不接收",
                    "Port that data loggers send HJ 212 frames to; 0: none are received"),
            open(
                    "HJ212_ADDRESS",
                    TELEMETRY,
                    "127.0.0.1",
                    Shape.address(),
                    "它的监听地址；报文不加密，请只在专网或 VPN 内开放",
                    "The address it listens on; frames are not encrypted: open it in a private network or VPN only"),
            open(
                    "HJ212_RATE",
                    TELEMETRY,
                    "200",
                    Shape.number(1, MOST_FRAMES_A_SECOND),
                    "一台设备平均每秒最多接收多少包；发得更快则放慢读取，不丢弃",
                    "Frames a second taken from one device in the long run; whoever sends faster is read more slowly, nothing is dropped"),
            open(
                    "HJ212_IDLE",
                    TELEMETRY,
                    "30m",
                    Shape.matching("[1-9][0-9]*[smh]", "形如 90s、30m 或 2h", "such as 90s, 30m or 2h"),
                    "连接多久没有一个完整数据包就关闭",
                    "A connection that brings no whole frame for so long is closed"),
            open("SMTP_HOST", NOTICES, "", Shape.any(), "邮件服务器；空则不发邮件", "Mail server; empty: no mail is sent"),
            open("SMTP_PORT", NOTICES, "587", Shape.number(1, LAST_PORT), "它的端口", "Its port"),
            open(
                    "SMTP_TLS",
                    NOTICES,
                    "starttls",
                    Shape.oneOf("starttls", "tls", "none"),
                    "加密方式",
                    "How the connection is encrypted"),
            open(
                    "SMTP_CA",
                    NOTICES,
                    "",
                    Shape.file(),
                    "信任的证书（PEM），邮件服务器用自签证书时需要；空则用 Java 自带的",
                    "Certificates to trust (PEM), for a mail server with one of its own; empty: those of Java"),
            open("SMTP_USER", NOTICES, "", Shape.any(), "账户；空则不登录", "User; empty: no log-in"),
            secret("SMTP_PASSWORD", NOTICES, "密码", "Password"),
            open("SMTP_FROM", NOTICES, "", Shape.any(), "发件人地址", "Address of the sender"),
            open(
                    "WEBHOOK_URL",
                    NOTICES,
                    "",
                    Shape.webAddress(),
                    "短信或政务微信网关；空则不发",
                    "Gateway for text messages; empty: none is sent"),
            secret("WEBHOOK_SECRET", NOTICES, "给网关的签名密钥", "Key that signs calls of the gateway"),
            open(
                    "MEMORY",
                    OPERATION,
                    "2g",
                    Shape.matching("[1-9][0-9]*[mg]", "形如 2g 或 512m", "such as 2g or 512m"),
                    "Java 最多用多少内存；数据库另计",
                    "How much memory Java may use; the database has its own"),
            open("JAVA_OPTIONS", OPERATION, "", Shape.any(), "另加的 Java 参数", "Further options of Java"),
            open("AOT", OPERATION, "on", Shape.oneOf("on", "off"), "是否为快速启动做准备", "Whether fast starts are prepared"),
            secret(
                    "TOKEN",
                    OPERATION,
                    "命令访问服务所用的令牌，见 air import",
                    "Token with which commands reach the server; see air import"),
            open(
                    "SETTINGS",
                    OPERATION,
                    "",
                    Shape.file(),
                    "设置文件，代替脚本旁边的 qingyuan.conf；只能在环境变量中给出",
                    "Settings file instead of qingyuan.conf beside the script; in the environment only"));

    private Settings() {}

    private static Setting open(
            String name, Group group, String byDefault, Shape shape, String chinese, String english) {
        return new Setting(PREFIX + name, group, byDefault, false, shape, chinese, english);
    }

    private static Setting secret(String name, Group group, String chinese, String english) {
        return new Setting(PREFIX + name, group, "", true, Shape.any(), chinese, english);
    }

    public static List<Setting> all() {
        return ALL;
    }

    /**
     * Finds what cannot be used: names that no setting has, values out of their range, settings that need another.
     *
     * @param environment all of it; names that do not begin with {@code QINGYUAN_} are not looked at
     * @return in the order of the names; empty when all is well
     */
    public static List<SettingFault> check(Map<String, String> environment) {
        Map<String, Setting> known = ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
        List<SettingFault> faults = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!name.startsWith(PREFIX)) {
                return;
            }
            Setting setting = known.get(name);
            if (setting == null) {
                faults.add(new SettingFault(
                        name,
                        "没有这个设置；./qingyuan settings 列出全部设置",
                        "there is no such setting; ./qingyuan settings lists them all"));
            } else if (!value.isEmpty()) {
                setting.shape()
                        .refuse(value)
                        .ifPresent(allowed -> faults.add(new SettingFault(name, allowed.chinese(), allowed.english())));
            }
        });
        faults.addAll(companions(environment));
        return List.copyOf(faults);
    }

    private static List<SettingFault> companions(Map<String, String> environment) {
        List<SettingFault> faults = new ArrayList<>();
        if (environment.getOrDefault(PREFIX + "DB_URL", "embedded").startsWith("jdbc:")) {
            needs(environment, "DB_URL", "DB_PASSWORD", faults);
            needs(environment, "DB_URL", "DB_APP_PASSWORD", faults);
        }
        if (isSet(environment, "TLS_CERTIFICATE")) {
            needs(environment, "TLS_CERTIFICATE", "TLS_KEY", faults);
        }
        if (isSet(environment, "TLS_KEY")) {
            needs(environment, "TLS_KEY", "TLS_CERTIFICATE", faults);
        }
        if (isSet(environment, "OIDC_ISSUER")) {
            needs(environment, "OIDC_ISSUER", "OIDC_CLIENT_ID", faults);
        }
        if (isSet(environment, "SMTP_HOST")) {
            needs(environment, "SMTP_HOST", "SMTP_FROM", faults);
        }
        if (isSet(environment, "WEBHOOK_URL")) {
            needs(environment, "WEBHOOK_URL", "WEBHOOK_SECRET", faults);
        }
        return faults;
    }

    private static void needs(Map<String, String> environment, String one, String other, List<SettingFault> faults) {
        if (!isSet(environment, other)) {
            faults.add(
                    new SettingFault(PREFIX + other, "设置了 " + PREFIX + one + " 就要有它", "is needed by " + PREFIX + one));
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(PREFIX + name, "").isEmpty();
    }

    /** A settings file that sets nothing: every setting, its meaning and what holds without it, in both languages. */
    public static String file() {
        StringBuilder text = new StringBuilder("""
                # 清源的设置。每行一个：名称=值；去掉行首的 # 才生效。环境变量优先。
                # Settings of Qingyuan: NAME=value, one a line; take the # away to set one. The environment goes before this file.
                """);
        for (Group group : Group.values()) {
            text.append("\n# --- ")
                    .append(group.chinese())
                    .append(' ')
                    .append(group.english())
                    .append(" ---\n");
            ALL.stream()
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> text.append("\n# ")
                            .append(setting.chinese())
                            .append("\n# ")
                            .append(setting.english())
                            .append("\n#")
                            .append(setting.name())
                            .append('=')
                            .append(setting.byDefault())
                            .append('\n'));
        }
        return text.toString();
    }
}
