package io.qingyuan.identity.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.identity.PersonId;
import io.qingyuan.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PersonKeysTest {

    private static final String FIELD = "notices.handle";
    private static final String PHONE = "13800005678";

    private static JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeAll
    static void database() {
        DatabaseAccess access = TestDatabase.fresh();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                access.url(), access.application().user(), access.application().password()));
    }

    @Test
    void whatIsSealedOpensForThePersonAndFieldAlone() {
        PersonKeys keys = keys(SealCipher.AES);
        PersonId person = person();
        PersonId other = person();
        keys.seal(other, FIELD, "x");

        String sealed = keys.seal(person, FIELD, PHONE);

        assertThat(keys.isSealed(sealed)).isTrue();
        assertThat(sealed).doesNotContain(PHONE).isNotEqualTo(keys.seal(person, FIELD, PHONE));
        assertThat(keys.open(person, FIELD, sealed)).contains(PHONE);
        assertThat(keys.open(other, FIELD, sealed)).isEmpty();
        assertThat(keys.open(person, "notices.email", sealed)).isEmpty();
        String changed = sealed.substring(0, sealed.length() - 2) + (sealed.endsWith("AA") ? "BB" : "AA");
        assertThat(keys.open(person, FIELD, changed)).isEmpty();
    }

    @Test
    void onceThePersonsKeyIsDeletedNothingOpensAgain() {
        PersonKeys keys = keys(SealCipher.AES);
        PersonId person = person();
        String sealed = keys.seal(person, FIELD, PHONE);

        assertThat(keys.shred(person)).isTrue();

        assertThat(keys.open(person, FIELD, sealed)).isEmpty();
        assertThat(keys.shred(person)).isFalse();
        String later = keys.seal(person, FIELD, "13900000000");
        assertThat(keys.open(person, FIELD, later)).contains("13900000000");
        assertThat(keys.open(person, FIELD, sealed)).isEmpty();
    }

    @Test
    void withoutTheKeyFileTheDatabaseTellsNothing() throws IOException {
        PersonId person = person();
        String sealed = keys(SealCipher.AES).seal(person, FIELD, PHONE);

        Files.delete(folder.resolve(MasterKeys.FILE));

        assertThat(keys(SealCipher.AES).open(person, FIELD, sealed)).isEmpty();
    }

    @Test
    void theKeyFileIsForItsOwnerAlone() throws IOException {
        keys(SealCipher.AES);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(MasterKeys.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void theOtherCipherOpensWhatTheFirstSealed() {
        PersonId person = person();
        String first = keys(SealCipher.AES).seal(person, FIELD, PHONE);

        PersonKeys state = keys(SealCipher.SM4);
        String second = state.seal(person, FIELD, PHONE);

        assertThat(second).startsWith("sealed:s:");
        assertThat(state.open(person, FIELD, first)).contains(PHONE);
        assertThat(keys(SealCipher.AES).open(person, FIELD, second)).contains(PHONE);
    }

    @Test
    void afterARotationTheOldMasterKeyOpensNothingAndTheFieldsStayReadable() throws IOException {
        jdbc.sql("delete from identity.person_key").update();
        PersonKeys keys = keys(SealCipher.AES);
        PersonId person = person();
        String sealed = keys.seal(person, FIELD, PHONE);
        String before = Files.readString(folder.resolve(MasterKeys.FILE));

        assertThat(keys.rotate()).isEqualTo(1);
        keys.dropOldMasters();

        assertThat(keys.open(person, FIELD, sealed)).contains(PHONE);
        assertThat(keys(SealCipher.AES).open(person, FIELD, sealed)).contains(PHONE);
        Files.writeString(folder.resolve(MasterKeys.FILE), before);
        assertThat(keys(SealCipher.AES).open(person, FIELD, sealed)).isEmpty();
    }

    private PersonKeys keys(SealCipher cipher) {
        return new PersonKeys(jdbc, new DataDirectory(folder), cipher);
    }

    private static PersonId person() {
        return new PersonId(jdbc.sql("insert into identity.person (login) values (:login) returning id")
                .param("login", "p" + UUID.randomUUID().toString().substring(0, 12))
                .query(UUID.class)
                .single());
    }
}
