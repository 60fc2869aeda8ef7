package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.RuleSource;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policy policy(Organisation organisation, JdbcGrants grants, Clock clock, ObjectProvider<RuleSource> sources)
            throws IOException {
        return new LivePolicy(PolicyTables.load(), sources::orderedStream, new Ground(organisation, grants, clock));
    }

    private record Ground(Organisation organisation, JdbcGrants grants, Clock clock) implements TablePolicy.Ground {

        @Override
        public boolean assigned(Actor actor, String kind, String thingId) {
            return grants.assigned(actor, kind, thingId);
        }

        @Override
        public Set<String> assigned(Actor actor, String kind) {
            return grants.assigned(actor, kind);
        }

        @Override
        public Title title(UnitId unit) {
            return organisation
                    .findUnit(unit, AsOf.at(clock.instant()))
                    .map(Unit::title)
                    .orElse(Title.of(unit.value(), null));
        }
    }
}
