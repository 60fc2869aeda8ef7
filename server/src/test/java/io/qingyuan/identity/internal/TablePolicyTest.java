package io.qingyuan.identity.internal;

import static io.qingyuan.support.Actors.anActor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.support.Actors;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablePolicyTest {

    private static final UnitId WATER = new UnitId("water-bureau");
    private static final UnitId FINANCE = new UnitId("finance-bureau");
    private static final AreaId TOWN = new AreaId("town");
    private static final AreaId DISTRICT = new AreaId("district");

    private final TablePolicy policy = policy("""
            kind,verb,role,relation
            figure,READ,LEADER,any
            figure,WRITE,DATA_OFFICER,own-unit
            figure,REVIEW,DATA_REVIEWER,assigned
            site,READ,UNIT_HEAD,own-area
            account,WRITE,*,self
            *,READ,STATE_AUDITOR,any
            """);

    @Test
    void whatNoRuleAllowsIsDenied() {
        Decision decision = policy.decide(Actors.leader(), Verb.MANAGE, Thing.of("figure"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
            assertThat(denied.reason()).isEqualTo(Decision.Reason.NO_RULE);
            assertThat(denied.considered()).isEmpty();
        });
    }

    @Test
    void theAnswerNamesTheRuleThatAllowed() {
        Decision decision = policy.decide(Actors.leader(), Verb.READ, Thing.of("figure"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.rule().source()).isEqualTo("test.csv:2"));
    }

    @Test
    void aUnitCannotActForAnother() {
        Actor officer = Actors.officerOf("water-bureau");

        assertThat(policy.allows(officer, Verb.WRITE, Thing.of("figure").unit(WATER)))
                .isTrue();
        assertThat(policy.allows(officer, Verb.WRITE, Thing.of("figure").unit(FINANCE)))
                .isFalse();
        assertThatThrownBy(() ->
                        policy.require(officer, Verb.WRITE, Thing.of("figure").unit(FINANCE)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code().code()).isEqualTo("identity.other-unit");
                    assertThat(refusal.arguments()).containsExactly("财政局", "figure:WRITE");
                });
    }

    @Test
    void aThingWithoutUnitIsNobodysOwn() {
        assertThat(policy.allows(Actors.officerOf("water-bureau"), Verb.WRITE, Thing.of("figure")))
                .isFalse();
    }

    @Test
    void theUnitMustBeThatOfThePostThatGivesTheRole() {
        Actor both = anActor()
                .as(Role.DATA_OFFICER, "water-bureau")
                .as(Role.UNIT_HEAD, "finance-bureau")
                .build();

        assertThat(policy.allows(both, Verb.WRITE, Thing.of("figure").unit(FINANCE)))
                .isFalse();
        assertThat(policy.scope(both, Verb.WRITE, "figure"))
                .isEqualTo(new Scope(false, Set.of(WATER), Set.of(), null, Set.of()));
    }

    @Test
    void anAreaHoldsTheAreasInIt() {
        Actor head =
                anActor().over(Role.UNIT_HEAD, "water-bureau", DISTRICT, TOWN).build();

        assertThat(policy.allows(head, Verb.READ, Thing.of("site").area(TOWN))).isTrue();
        assertThat(policy.allows(head, Verb.READ, Thing.of("site").area(new AreaId("elsewhere"))))
                .isFalse();
        assertThat(policy.scope(head, Verb.READ, "site"))
                .isEqualTo(new Scope(false, Set.of(), Set.of(DISTRICT, TOWN), null, Set.of()));
    }

    @Test
    void anAssignmentOpensOneThing() {
        Actor reviewer = Actors.reviewerOf("water-bureau");

        assertThat(policy.allows(reviewer, Verb.REVIEW, Thing.of("figure").id("assigned-one")))
                .isTrue();
        assertThat(policy.allows(reviewer, Verb.REVIEW, Thing.of("figure").id("another")))
                .isFalse();
        assertThat(policy.scope(reviewer, Verb.REVIEW, "figure"))
                .isEqualTo(new Scope(false, Set.of(), Set.of(), null, Set.of("assigned-one")));
    }

    @Test
    void whatIsOnesOwnIsOpenToEverybodySignedIn() {
        Actor someone = anActor().build();

        assertThat(policy.allows(someone, Verb.WRITE, Thing.of("account").person(someone.person())))
                .isTrue();
        assertThat(policy.allows(
                        someone,
                        Verb.WRITE,
                        Thing.of("account").person(Actors.leader().person())))
                .isFalse();
    }

    @Test
    void theSystemItselfHasNoRights() {
        assertThat(policy.rights(Actor.system())).isEmpty();
        assertThat(policy.allows(
                        Actor.system(),
                        Verb.WRITE,
                        Thing.of("account").person(Actor.system().person())))
                .isFalse();
    }

    @Test
    void theStateAuditorReadsEveryKindButNothingPrivate() {
        Actor auditor = Actors.stateAuditor();

        assertThat(policy.rights(auditor)).containsExactly("account:READ", "account:WRITE", "figure:READ", "site:READ");
        assertThat(policy.allows(auditor, Verb.READ_PRIVATE, Thing.of("site"))).isFalse();
        assertThat(policy.scope(auditor, Verb.READ, "figure")).isEqualTo(Scope.everything());
    }

    @Test
    void aTableWithAnUnknownRoleNamesItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("kind,verb,role,relation\nfigure,READ,CLERK,any\n"))
                .withMessageContaining("test.csv:2")
                .withMessageContaining("CLERK");
    }

    private static TablePolicy policy(String table) {
        try {
            return new TablePolicy(PolicyTables.read(new StringReader(table), "test.csv"), new Ground());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Ground() implements TablePolicy.Ground {

        @Override
        public boolean assigned(Actor actor, String kind, String thingId) {
            return thingId.equals("assigned-one");
        }

        @Override
        public Set<String> assigned(Actor actor, String kind) {
            return Set.of("assigned-one");
        }

        @Override
        public Title title(UnitId unit) {
            return Title.of(unit.equals(FINANCE) ? "财政局" : "水务局", null);
        }
    }
}
