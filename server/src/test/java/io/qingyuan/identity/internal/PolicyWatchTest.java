package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Rule;
import io.qingyuan.support.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class PolicyWatchTest {

    @Autowired
    private PolicyWatch watch;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void rulesThatAreNotThoseOfTheLastStartAreNoted() throws Exception {
        List<Rule> rules = PolicyTables.load();
        watch.check(rules);
        long before = noted();
        List<Rule> turned = new ArrayList<>(rules);
        Collections.reverse(turned);

        watch.check(turned);
        assertThat(noted()).as("the same rules in another order").isEqualTo(before);

        watch.check(rules.subList(1, rules.size()));
        assertThat(noted()).isEqualTo(before + 1);

        watch.check(rules);
        assertThat(noted()).isEqualTo(before + 2);
    }

    private long noted() {
        return jdbc.sql("select count(*) from identity.security_event where kind = 'POLICY_CHANGED'")
                .query(Long.class)
                .single();
    }
}
