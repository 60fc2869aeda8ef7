package io.qingyuan.identity.internal.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.identity.PersonId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes what happens at the door (安全事件), in a table and as a line of JSON in a log of its own. Details are codes, numbers
 * and names of rules; never what somebody typed, for a password is easily typed into the wrong field.
 */
@Component
public class SecurityEvents {

    /** The logger of the stream. */
    static final String LOGGER = "io.qingyuan.security";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    /** Refusals that repeat within this time are noted once, or a stubborn script would fill the disk. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cache<String, Boolean> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REPEAT).build();

    public SecurityEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Notes an event, in the transaction at hand or at once where there is none.
     *
     * @param person who acted or was refused; null when nobody is known
     * @param about whom it is about, where that is somebody else
     */
    public void note(
            SecurityEventKind kind, @Nullable PersonId person, @Nullable PersonId about, Map<String, ?> details) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", kind.name());
        Optional.ofNullable(known(person)).ifPresent(id -> line.put("person", id.toString()));
        Optional.ofNullable(other(about, person)).ifPresent(id -> line.put("about", id.toString()));
        Optional.ofNullable(source()).ifPresent(address -> line.put("source", address));
        line.put("details", new TreeMap<>(details));
        keep(kind, person, about, details);
        log.info("{}", json.writeValueAsString(line));
    }

    /** As {@link #note}, in the table alone; for commands beside the server, whose output is not a log. */
    public void keep(
            SecurityEventKind kind, @Nullable PersonId person, @Nullable PersonId about, Map<String, ?> details) {
        PersonId who = known(person);
        PersonId whom = other(about, person);
        jdbc.sql("""
                insert into identity.security_event (kind, person_id, about_id, source, details)
                values (:kind, :person, :about, :source, cast(:details as jsonb))
                """)
                .param("kind", kind.name())
                .param("person", who == null ? null : who.value())
                .param("about", whom == null ? null : whom.value())
                .param("source", source())
                .param("details", json.writeValueAsString(new TreeMap<>(details)))
                .update();
    }

    public void note(SecurityEventKind kind, @Nullable PersonId person, Map<String, ?> details) {
        note(kind, person, null, details);
    }

    /** As {@link #note}, once a minute for the same person, address and details. */
    public void noteOnce(SecurityEventKind kind, @Nullable PersonId person, Map<String, ?> details) {
        String key = kind + "|" + person + "|" + source() + "|" + new TreeMap<>(details);
        if (recent.asMap().putIfAbsent(key, true) == null) {
            note(kind, person, details);
        }
    }

    private static @Nullable PersonId known(@Nullable PersonId person) {
        return PersonId.SYSTEM.equals(person) ? null : person;
    }

    private static @Nullable PersonId other(@Nullable PersonId about, @Nullable PersonId person) {
        return about == null || about.equals(person) ? null : about;
    }

    private static @Nullable String source() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
