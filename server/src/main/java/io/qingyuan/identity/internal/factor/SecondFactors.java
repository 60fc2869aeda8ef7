package io.qingyuan.identity.internal.factor;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PersonalData;
import io.qingyuan.identity.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors of people: a secret shared with their authenticator, and codes for when the device is lost. The secret lies
 * sealed with the person's key, recovery codes as hashes. Guessing is slowed by whoever asks.
 */
@Component
public class SecondFactors {

    private static final String FIELD = "identity.second-factor";
    private static final String ISSUER = "Qingyuan";
    /** As long as the hash HMAC-SHA-1 makes (RFC 4226, 4 R6). */
    private static final int SECRET_BYTES = 20;

    private static final int RECOVERY_CODES = 10;
    /** 80 random bits need no slow hash. */
    private static final int RECOVERY_BYTES = 10;

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.clock = clock;
    }

    /**
     * What an authenticator needs, shown once.
     *
     * @param secret base 32, for typing it in
     * @param uri {@code otpauth://totp/…}
     */
    public record Enrolment(String secret, String uri, QrCode qrCode) {
        @Override
        public String toString() {
            return "Enrolment[]";
        }
    }

    /** What was typed. */
    public enum Typed {
        CODE,
        RECOVERY_CODE,
        /** Neither, or one that opened before. */
        WRONG
    }

    /** Since when the person's second factor is asked for; empty where there is none. */
    public Optional<Instant> since(PersonId person) {
        return jdbc.sql("""
                select confirmed_at from identity.second_factor where person_id = :person and confirmed_at is not null
                """)
                .param("person", person.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    public int recoveryCodesLeft(PersonId person) {
        return jdbc.sql("select count(*) from identity.recovery_code where person_id = :person and used_at is null")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** The roles whose holders must use a second factor. */
    public Set<Role> demandingRoles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(jdbc.sql("select role from identity.factor_role")
                .query((row, _) -> Role.valueOf(row.getString(1)))
                .list());
        return roles;
    }

    /** Whether someone with these roles must use one. */
    public boolean demanded(Set<Role> roles) {
        return demandingRoles().stream().anyMatch(roles::contains);
    }

    @Transactional
    public void demandOf(Set<Role> roles) {
        jdbc.sql("delete from identity.factor_role").update();
        for (Role role : roles) {
            jdbc.sql("insert into identity.factor_role (role) values (:role)")
                    .param("role", role.name())
                    .update();
        }
    }

    /** Makes a secret, in the place of one that was never confirmed. */
    @Transactional
    public Enrolment begin(PersonId person, String login) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String sealed = personalData.seal(person, FIELD, Base64.getEncoder().encodeToString(secret));
        jdbc.sql("""
                insert into identity.second_factor as f (person_id, secret, made_at)
                values (:person, :secret, :now)
                on conflict (person_id) do update
                   set secret = excluded.secret, made_at = excluded.made_at, last_step = 0
                 where f.confirmed_at is null
                """)
                .param("person", person.value())
                .param("secret", sealed)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        String typed = Base32.encode(secret);
        String uri = "otpauth://totp/" + ISSUER + ":" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret="
                + typed + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period="
                + Totp.STEP_SECONDS;
        return new Enrolment(typed, uri, QrCode.of(uri));
    }

    /**
     * Puts the secret into force if the code is one of it.
     *
     * @return the recovery codes, their only copy; empty when the code is wrong or no secret waits
     */
    @Transactional
    public Optional<List<String>> confirm(PersonId person, String code) {
        Stored stored = find(person).orElse(null);
        if (stored == null || stored.confirmed() || !takes(person, stored, code)) {
            return Optional.empty();
        }
        jdbc.sql("update identity.second_factor set confirmed_at = :now where person_id = :person")
                .param("now", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .update();
        return Optional.of(newRecoveryCodes(person));
    }

    /** Makes recovery codes in the place of the old ones, and returns their only copy. */
    @Transactional
    public List<String> newRecoveryCodes(PersonId person) {
        jdbc.sql("delete from identity.recovery_code where person_id = :person")
                .param("person", person.value())
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes).toLowerCase(Locale.ROOT);
            codes.add(String.join(
                    "-", code.substring(0, 4), code.substring(4, 8), code.substring(8, 12), code.substring(12)));
            jdbc.sql("insert into identity.recovery_code (person_id, hash) values (:person, :hash)")
                    .param("person", person.value())
                    .param("hash", hash(code))
                    .update();
        }
        return codes;
    }

    /** Takes a code of the authenticator or a recovery code; each opens once. */
    @Transactional
    public Typed take(PersonId person, String typed) {
        Stored stored = find(person).orElse(null);
        if (stored == null || !stored.confirmed()) {
            return Typed.WRONG;
        }
        if (takes(person, stored, typed.replace(" ", ""))) {
            return Typed.CODE;
        }
        int used = jdbc.sql("""
                update identity.recovery_code
                   set used_at = :now
                 where person_id = :person and hash = :hash and used_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .param("hash", hash(typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT)))
                .update();
        return used > 0 ? Typed.RECOVERY_CODE : Typed.WRONG;
    }

    /** Takes the second factor away with its recovery codes. */
    @Transactional
    public boolean remove(PersonId person) {
        jdbc.sql("delete from identity.recovery_code where person_id = :person")
                .param("person", person.value())
                .update();
        return jdbc.sql("delete from identity.second_factor where person_id = :person")
                        .param("person", person.value())
                        .update()
                > 0;
    }

    private record Stored(@Nullable String secret, boolean confirmed, long lastStep) {}

    private Optional<Stored> find(PersonId person) {
        return jdbc.sql("""
                select secret, confirmed_at is not null as confirmed, last_step
                  from identity.second_factor
                 where person_id = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Stored(
                        personalData
                                .open(person, FIELD, row.getString("secret"))
                                .orElse(null),
                        row.getBoolean("confirmed"),
                        row.getLong("last_step")))
                .optional();
    }

    /** Of two requests with the same code at the same time one alone moves the step on. */
    private boolean takes(PersonId person, Stored stored, String code) {
        String secret = stored.secret();
        if (secret == null) {
            return false;
        }
        OptionalLong step = Totp.match(Base64.getDecoder().decode(secret), code, clock.instant(), stored.lastStep());
        return step.isPresent()
                && jdbc.sql("""
                        update identity.second_factor
                           set last_step = :step
                         where person_id = :person and last_step < :step
                        """)
                                .param("step", step.getAsLong())
                                .param("person", person.value())
                                .update()
                        > 0;
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
