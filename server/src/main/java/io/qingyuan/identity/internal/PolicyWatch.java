package io.qingyuan.identity.internal;

import io.qingyuan.identity.Rule;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes at the start when the rules are not those of the last start: they come with the program and change with it alone. */
@Component
class PolicyWatch {

    private final SecurityEvents events;
    private final JdbcClient jdbc;

    PolicyWatch(SecurityEvents events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() throws IOException {
        check(PolicyTables.load());
    }

    void check(List<Rule> rules) {
        String now = digest(rules);
        String before = jdbc.sql("""
                select details ->> 'sha256' from identity.security_event where kind = :kind order by id desc limit 1
                """)
                .param("kind", SecurityEventKind.POLICY_CHANGED.name())
                .query(String.class)
                .optional()
                .orElse("");
        if (!now.equals(before)) {
            events.note(
                    SecurityEventKind.POLICY_CHANGED,
                    null,
                    Map.of("sha256", now, "before", before, "rules", rules.size()));
        }
    }

    /** Over what the rules say, wherever in the tables they stand. */
    private static String digest(List<Rule> rules) {
        String text = rules.stream()
                .map(rule -> rule.kind() + "," + rule.verb() + "," + rule.role() + "," + rule.relation())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
