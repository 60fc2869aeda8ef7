package io.qingyuan.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The shipped packs taken over; each test is rolled back, for others share the database. */
@ServerTest
@Transactional
class RosterTest {

    private static final PackContent SHIPPED =
            PackFolder.glance(Path.of("../packs")).content();

    @Autowired
    private OrganisationPacks organisationPacks;

    @Autowired
    private SamplePeople samplePeople;

    @Autowired
    private FirstAdministrator firstAdministrator;

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataDirectory data;

    @Test
    void aZoneAndItsTownAreOneAdministrationInOneArea() {
        take();

        Map<UnitId, Unit> units = organisation.units(now());
        Unit zone = units.get(new UnitId("zone-fenhu"));
        Unit town = units.get(new UnitId("town-lili"));
        assertThat(zone.oneAdministrationWith()).isEqualTo(town.id());
        assertThat(town.oneAdministrationWith()).isEqualTo(zone.id());
        assertThat(zone.areas()).isEqualTo(town.areas());
        assertThat(town.memberOf()).contains(new UnitId("district-towns"));
        assertThat(organisation.unitsIn(Set.of(new AreaId("area-suzhou")))).contains(zone.id());
        assertThat(organisation.unitsIn(Set.of(new AreaId("area-wujiang")))).contains(zone.id(), town.id());
    }

    @Test
    void takingThePacksOverAgainChangesNothing() {
        take();
        long versions = versions();

        take();

        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void aUnitThatIsNoLongerGivenEndsTodayAndStaysKnownAsOfBefore() {
        take();
        AsOf before = now();

        organisationPacks.activate(SHIPPED, PackContent.nothing());

        assertThat(organisation.units(now())).doesNotContainKey(new UnitId("water-bureau"));
        assertThat(organisation.units(before)).containsKey(new UnitId("water-bureau"));
    }

    @Test
    void theSampleHasSomebodyForEveryRoleWhoCanSignInByTheFile() throws IOException {
        take();
        people.removeSample(Actor.system());
        Path file = data.resolve("first-login.txt");
        Files.deleteIfExists(file);

        samplePeople.load(SHIPPED);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        String[] auditor = lines.stream()
                .map(line -> line.split("\t"))
                .filter(fields -> fields[0].equals("auditor"))
                .findFirst()
                .orElseThrow();
        assertThat(auditor[1]).isEqualTo("STATE_AUDITOR");
        api.visitor().signIn(auditor[0], auditor[3]).expect(200);
        for (Role role : Role.values()) {
            assertThat(people.holders(role, null)).as(role.name()).isNotEmpty();
        }
        Map<String, Role> firsts = Map.of(
                "office", Role.OFFICE,
                "officer", Role.DATA_OFFICER,
                "reviewer", Role.DATA_REVIEWER,
                "leader", Role.LEADER,
                "auditor", Role.STATE_AUDITOR,
                "admin", Role.SYSTEM_ADMIN);
        firsts.forEach((login, role) -> {
            PersonId person = people.find(login).orElseThrow();
            assertThat(people.actor(person, Locale.CHINESE).orElseThrow().roles())
                    .containsExactly(role);
        });
    }

    @Test
    void whereNobodyCouldGivePostsOnePersonIsMadeForIt() {
        take();
        jdbc.sql("update identity.post_holding set superseded_at = clock_timestamp() where superseded_at = 'infinity'")
                .update();

        firstAdministrator.appoint();
        firstAdministrator.appoint();

        PersonId first = people.find("first-admin").orElseThrow();
        assertThat(people.holders(Role.SECURITY_ADMIN, null)).containsExactly(first);
        assertThat(people.actor(first, Locale.CHINESE).orElseThrow().roles()).containsExactly(Role.SECURITY_ADMIN);
    }

    private void take() {
        organisationPacks.activate(PackContent.nothing(), SHIPPED);
    }

    private AsOf now() {
        Instant now = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return AsOf.at(now);
    }

    private long versions() {
        return jdbc.sql("select (select count(*) from identity.unit_version)"
                        + " + (select count(*) from identity.post_version)"
                        + " + (select count(*) from identity.area_version)")
                .query(Long.class)
                .single();
    }
}
