package io.qingyuan.identity.internal.vault;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PersonalData;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal keys in the database, wrapped by the master key of the file. */
@Component
public class PersonKeys implements PersonalData {

    private static final Logger log = LoggerFactory.getLogger(PersonKeys.class);
    private static final String MARK = "sealed:";
    private static final int KEY_BYTES = 32;
    /** The wrapping is always AES-256: the switch is for the fields. */
    private static final SealCipher WRAPPING = SealCipher.AES;

    private final JdbcClient jdbc;
    private final DataDirectory data;
    private final SealCipher cipher;
    private final SecureRandom random = new SecureRandom();
    private volatile MasterKeys masters;

    PersonKeys(JdbcClient jdbc, DataDirectory data, @Value("${qingyuan.identity.cipher:AES}") SealCipher cipher) {
        this.jdbc = jdbc;
        this.data = data;
        this.cipher = cipher;
        this.masters = MasterKeys.open(data);
    }

    /** A key wrapped by none of the file's is told at once, not when somebody misses a telephone number. */
    @EventListener(ApplicationReadyEvent.class)
    void check() {
        List<String> lost = jdbc
                .sql("select distinct master from identity.person_key order by master")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(id -> masters.find(id).isEmpty())
                .toList();
        if (!lost.isEmpty()) {
            log.error(
                    "personal data cannot be read: {} lacks the keys {}; restore the file from its copy",
                    MasterKeys.FILE,
                    lost);
        }
    }

    @Override
    public String seal(PersonId person, String field, String clear) {
        byte[] sealed =
                cipher.seal(keyOrNew(person), clear.getBytes(StandardCharsets.UTF_8), bound(person, field), random);
        return MARK + cipher.mark() + ":" + Base64.getEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public Optional<String> open(PersonId person, String field, String sealed) {
        if (!isSealed(sealed)) {
            return Optional.empty();
        }
        Optional<byte[]> key = key(person);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String mark = sealed.substring(MARK.length(), MARK.length() + 1);
        SealCipher with = mark.equals(SealCipher.SM4.mark()) ? SealCipher.SM4 : SealCipher.AES;
        try {
            byte[] clear = with.open(
                    key.get(), Base64.getDecoder().decode(sealed.substring(MARK.length() + 2)), bound(person, field));
            return Optional.of(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            log.warn("sealed field does not open person={} field={}", person, field);
            return Optional.empty();
        }
    }

    @Override
    public boolean isSealed(String text) {
        return text.startsWith(MARK) && text.length() > MARK.length() + 2;
    }

    /** What seals new values. */
    public String cipher() {
        return cipher.name();
    }

    /** The name of the master key; it opens nothing. */
    public synchronized String master() {
        return masters.current().id();
    }

    /** How many people have a key of their own. */
    public int people() {
        return jdbc.sql("select count(*) from identity.person_key")
                .query(Integer.class)
                .single();
    }

    /** Deletes the person's key: what was sealed with it is gone for good. */
    public boolean shred(PersonId person) {
        return jdbc.sql("delete from identity.person_key where person_id = :person")
                        .param("person", person.value())
                        .update()
                > 0;
    }

    /**
     * Makes a new master key, wraps every personal key with it and takes the old ones out of the file.
     *
     * @return how many were wrapped anew
     */
    @Transactional
    public synchronized int rotate() {
        MasterKeys next = masters.withNew(data, random);
        MasterKeys.Key current = next.current();
        int count = 0;
        for (UUID person : jdbc.sql("select person_id from identity.person_key order by person_id for update")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()) {
            PersonId id = new PersonId(person);
            Optional<byte[]> key = key(id, next);
            if (key.isPresent()) {
                jdbc.sql(
                                "update identity.person_key set master = :master, wrapped = :wrapped where person_id = :person")
                        .param("master", current.id())
                        .param("wrapped", WRAPPING.seal(current.value(), key.get(), bound(id, "key"), random))
                        .param("person", person)
                        .update();
                count++;
            }
        }
        masters = next;
        return count;
    }

    /** Forgets master keys that wrap nothing any more; to be called once the rotation is kept. */
    public synchronized void dropOldMasters() {
        String current = masters.current().id();
        boolean used = jdbc.sql("select exists (select 1 from identity.person_key where master <> :current)")
                .param("current", current)
                .query(Boolean.class)
                .single();
        if (!used) {
            masters = masters.withoutOld(data);
        }
    }

    private byte[] keyOrNew(PersonId person) {
        Optional<byte[]> known = key(person);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] made = new byte[KEY_BYTES];
        random.nextBytes(made);
        MasterKeys.Key current = masters.current();
        int inserted = jdbc.sql("""
                insert into identity.person_key (person_id, master, wrapped)
                values (:person, :master, :wrapped)
                on conflict (person_id) do nothing
                """)
                .param("person", person.value())
                .param("master", current.id())
                .param("wrapped", WRAPPING.seal(current.value(), made, bound(person, "key"), random))
                .update();
        if (inserted > 0) {
            return made;
        }
        return key(person).orElseThrow(() -> new IllegalStateException("the key of " + person + " does not open"));
    }

    private Optional<byte[]> key(PersonId person) {
        return key(person, masters);
    }

    private Optional<byte[]> key(PersonId person, MasterKeys with) {
        return jdbc.sql("select master, wrapped from identity.person_key where person_id = :person")
                .param("person", person.value())
                .query((row, _) -> {
                    byte[] wrapped = row.getBytes("wrapped");
                    return with.find(row.getString("master")).flatMap(master -> unwrap(person, master, wrapped));
                })
                .optional()
                .flatMap(key -> key);
    }

    private static Optional<byte[]> unwrap(PersonId person, byte[] master, byte[] wrapped) {
        try {
            return Optional.of(WRAPPING.open(master, wrapped, bound(person, "key")));
        } catch (GeneralSecurityException e) {
            log.warn("personal key does not open person={}", person);
            return Optional.empty();
        }
    }

    private static byte[] bound(PersonId person, String field) {
        return (person + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
