package io.qingyuan.roster.internal;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Unit;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes generated passwords where only the owner of the installation reads them: {@code first-login.txt}. */
@Component
class FirstLogins {

    private static final Logger log = LoggerFactory.getLogger(FirstLogins.class);

    private static final String FILE = "first-login.txt";
    private static final String HEAD = """
            # 首次登录 first log-in: 用户名 login · 角色 role · 单位 unit · 密码 password
            # 登录后请在“我的账号”修改密码，然后删除本文件。Change the passwords after signing in, then delete this file.
            """;

    private final DataDirectory data;
    private final Organisation organisation;
    private final Clock clock;

    FirstLogins(DataDirectory data, Organisation organisation, Clock clock) {
        this.data = data;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** A person who can sign in for the first time. */
    record FirstLogin(String login, PostId post, String password) {
        @Override
        public String toString() {
            return "FirstLogin[" + login + "]";
        }
    }

    /**
     * Adds people to the file. Called before the transaction that makes them commits: were it after, a crash between
     * would lose the only copy of their passwords.
     */
    void write(List<FirstLogin> logins) {
        if (logins.isEmpty()) {
            return;
        }
        AsOf now = AsOf.at(clock.instant());
        Map<PostId, Post> posts = organisation.posts(now);
        var units = organisation.units(now);
        StringBuilder text = new StringBuilder(present());
        for (FirstLogin login : logins) {
            Post post = posts.get(login.post());
            Unit unit = post == null ? null : units.get(post.unit());
            text.append(login.login())
                    .append('\t')
                    .append(post == null ? "" : String.join(",", names(post)))
                    .append('\t')
                    .append(unit == null ? "" : unit.title().zh())
                    .append('\t')
                    .append(login.password())
                    .append('\n');
        }
        try {
            Path file = data.writeSecret(FILE, text.toString());
            log.info("first passwords written file={} people={}", file, logins.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first passwords", e);
        }
    }

    private String present() {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : HEAD;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<String> names(Post post) {
        return post.roles().stream().map(Enum::name).sorted().toList();
    }
}
