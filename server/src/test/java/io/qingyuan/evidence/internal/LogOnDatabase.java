package io.qingyuan.evidence.internal;

import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** An evidence log on a database of its own, without the rest of the application; every thing is sealed with the row it is about. */
final class LogOnDatabase {

    final DatabaseAccess access = TestDatabase.fresh();
    final Path folder;
    final LogKeys keys;
    final DataSource application = source(access.application());
    final DataSource owner = source(access.owner());
    final JdbcClient jdbc = JdbcClient.create(application);
    final JdbcClaims claims = new JdbcClaims(jdbc, Clock.systemUTC());
    final JdbcLog log = new JdbcLog(jdbc);
    final JdbcTiles tiles = new JdbcTiles(jdbc);

    LogOnDatabase(Path folder) {
        this(folder, true);
    }

    LogOnDatabase(Path folder, boolean sm2) {
        this.folder = folder;
        try {
            keys = LogKeys.open(folder, "wujiang.example/log", sm2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JdbcClient.create(owner)
                .sql("create table public.thing (id int primary key, says text not null)")
                .update();
        JdbcClient.create(owner)
                .sql("grant select, insert on public.thing to qingyuan_app")
                .update();
    }

    private DataSource source(DatabaseAccess.Login login) {
        return new DriverManagerDataSource(access.url(), login.user(), login.password());
    }

    /** The same rights, outside of whatever transaction this thread is in. */
    DataSource another() {
        return source(access.application());
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(application));
    }

    Sequencer sequencer() {
        return sequencer(new DataSourceTransactionManager(application), folder);
    }

    Sequencer sequencer(PlatformTransactionManager transactions, Path kept) {
        return new Sequencer(
                log,
                tiles,
                claims,
                keys,
                new KeptCheckpoint(kept, keys.trust()),
                new TransactionTemplate(transactions),
                Clock.systemUTC());
    }

    /** Makes things and seals them, in whatever transaction is open. */
    void seal(int from, int count) {
        for (int id = from; id < from + count; id++) {
            jdbc.sql("insert into public.thing (id, says) values (:id, :says)")
                    .param("id", id)
                    .param("says", "says " + id)
                    .update();
        }
        claims.seal(IntStream.range(from, from + count)
                .mapToObj(id -> new Event("thing.made", "thing/" + id, content(id, "says " + id)))
                .toList());
    }

    void sealCommitted(int from, int count) {
        transaction().executeWithoutResult(_ -> seal(from, count));
    }

    private static String content(int id, String says) {
        return SealedJson.of(JsonNodeFactory.instance.objectNode().put("id", id).put("says", says));
    }

    LogCheckReport check() {
        return check(application);
    }

    LogCheckReport check(DataSource database) {
        JdbcClient client = JdbcClient.create(database);
        return new LogCheckReport(StoredLogCheck.of(client, keys, folder, List.of(), List.of(new Things(client)))
                .run());
    }

    /** Leaves in the log, in their order. */
    List<String> subjects() {
        return jdbc.sql("""
                select c.subject from evidence.entry e join evidence.claim c on c.id = e.claim_id order by e.number
                """).query(String.class).list();
    }

    /** The rows behind the seals. */
    record Things(JdbcClient jdbc) implements SealedSubjects {

        @Override
        public String prefix() {
            return "thing";
        }

        @Override
        public boolean mayRead(Actor actor, String id) {
            return true;
        }

        @Override
        public Map<String, String> contents(Collection<String> ids) {
            Map<String, String> contents = new HashMap<>();
            jdbc.sql("select id, says from public.thing where id = any(cast(:ids as int[]))")
                    .param("ids", ids.toArray(String[]::new))
                    .query((row, _) ->
                            contents.put(row.getString("id"), content(row.getInt("id"), row.getString("says"))))
                    .list();
            return contents;
        }
    }
}
