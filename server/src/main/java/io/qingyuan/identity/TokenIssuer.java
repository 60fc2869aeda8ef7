package io.qingyuan.identity;

import io.qingyuan.identity.internal.PolicyTables;
import io.qingyuan.identity.internal.Tokens;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Issues API tokens on a bare database connection, for the command {@code ./qingyuan token}. */
public final class TokenIssuer {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final SecurityEvents events;

    /**
     * Makes one.
     *
     * @param journal records the act; must write to the same database
     */
    public TokenIssuer(DataSource database, Journal journal) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.journal = journal;
        this.events = new SecurityEvents(jdbc, JsonMapper.shared());
    }

    /**
     * Makes a token for a person who may sign in.
     *
     * @return the token's only copy; empty when nobody of this login may sign in
     */
    public Optional<String> issue(String login, Duration life, String note, TokenLimits limits) {
        return transaction.execute(_ -> find(login).map(person -> {
            journal.record(
                    Actor.system(),
                    "issue-token",
                    "identity.person",
                    person.toString(),
                    Map.of(
                            "days", life.toDays(),
                            "note", note,
                            "readOnly", limits.readOnly(),
                            "modules", limits.modules().stream().sorted().toList()));
            events.keep(
                    SecurityEventKind.TOKEN_ISSUED,
                    null,
                    person,
                    Map.of(
                            "days", life.toDays(),
                            "by", "command",
                            "readOnly", limits.readOnly(),
                            "modules", limits.modules().stream().sorted().toList()));
            return new Tokens(jdbc).issue(person, note, life, limits);
        }));
    }

    /** What a token may be limited to: the first words of the kinds that the policy tables speak of. */
    public static Set<String> modules() {
        try {
            return PolicyTables.load().stream()
                    .map(Rule::kind)
                    .filter(kind -> !kind.equals("*"))
                    .map(TokenLimits::module)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<PersonId> find(String login) {
        return jdbc.sql("""
                select p.id
                  from identity.person p
                  join identity.person_version v on v.person_id = p.id and v.superseded_at = 'infinity'
                  left join identity.credential c on c.person_id = p.id
                 where p.login = :login and c.locked_at is null
                """).param("login", login).query(UUID.class).optional().map(PersonId::new);
    }
}
