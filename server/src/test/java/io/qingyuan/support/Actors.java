package io.qingyuan.support;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Actors for tests of services, without sign-in: {@code anActor().as(DATA_OFFICER, "water-bureau").build()}. */
public final class Actors {

    private PersonId person = new PersonId(UUID.randomUUID());
    private String name = "测试";
    private Locale language = Locale.SIMPLIFIED_CHINESE;
    private final List<Assignment> assignments = new ArrayList<>();

    private Actors() {}

    public static Actors anActor() {
        return new Actors();
    }

    public static Actor office() {
        return anActor().as(Role.OFFICE, "leading-group-office").build();
    }

    public static Actor officerOf(String unit) {
        return anActor().as(Role.DATA_OFFICER, unit).build();
    }

    public static Actor reviewerOf(String unit) {
        return anActor().as(Role.DATA_REVIEWER, unit).build();
    }

    public static Actor headOf(String unit) {
        return anActor().as(Role.UNIT_HEAD, unit).build();
    }

    public static Actor leader() {
        return anActor().as(Role.LEADER, "district-government").build();
    }

    public static Actor stateAuditor() {
        return anActor().as(Role.STATE_AUDITOR, "audit-bureau").build();
    }

    public static Actor systemAdmin() {
        return anActor().as(Role.SYSTEM_ADMIN, "government-office").build();
    }

    public static Actor securityAdmin() {
        return anActor().as(Role.SECURITY_ADMIN, "government-office").build();
    }

    public static Actor auditAdmin() {
        return anActor().as(Role.AUDIT_ADMIN, "government-office").build();
    }

    public Actors as(Role role, String unit) {
        assignments.add(Assignment.of(role, new UnitId(unit)));
        return this;
    }

    public Actors acting(Role role, String unit) {
        assignments.add(new Assignment(role, new UnitId(unit), null, Set.of(), null, true));
        return this;
    }

    /** As {@link #as}, of a unit that answers for areas: those named and no others. */
    public Actors over(Role role, String unit, AreaId... areas) {
        assignments.add(new Assignment(role, new UnitId(unit), null, Set.copyOf(List.of(areas)), null, false));
        return this;
    }

    public Actors named(String itsName) {
        name = itsName;
        return this;
    }

    public Actors with(PersonId itsPerson) {
        person = itsPerson;
        return this;
    }

    public Actors speaking(Locale itsLanguage) {
        language = itsLanguage;
        return this;
    }

    public Actor build() {
        return new Actor(person, name, language, assignments);
    }
}
