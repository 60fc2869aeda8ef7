package io.qingyuan.telemetry.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The short numbers of series and of factor sets, made where they are met for the first time. */
@Repository
class JdbcSeries {
    private static final int MOST_SERIES_KNOWN = 200_000;
    private static final int MOST_SETS_KNOWN = 10_000;

    private final JdbcClient jdbc;

    // a number never changes; it is kept once it is committed
    private final Cache<SeriesKey, Integer> knownSeries =
            Caffeine.newBuilder().maximumSize(MOST_SERIES_KNOWN).build();
    private final Cache<String, Integer> knownSets =
            Caffeine.newBuilder().maximumSize(MOST_SETS_KNOWN).build();

    JdbcSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<SeriesKey, Integer> numbers(Collection<SeriesKey> keys) {
        Set<SeriesKey> distinct = Set.copyOf(keys);
        Map<SeriesKey, Integer> numbers = new HashMap<>(knownSeries.getAllPresent(distinct));
        Set<SeriesKey> missing = new HashSet<>(distinct);
        missing.removeAll(numbers.keySet());
        if (missing.isEmpty()) {
            return numbers;
        }
        Map<SeriesKey, Integer> read = read(missing);
        afterCommit(() -> knownSeries.putAll(read));
        numbers.putAll(read);
        return numbers;
    }

    private Map<SeriesKey, Integer> read(Set<SeriesKey> keys) {
        Map<SeriesKey, Integer> numbers = find(List.copyOf(keys));
        Set<SeriesKey> missing = new HashSet<>(keys);
        missing.removeAll(numbers.keySet());
        if (!missing.isEmpty()) {
            List<SeriesKey> list = List.copyOf(missing);
            given(list, """
                    insert into telemetry.series (device, st, cn, packet)
                    select g.device, g.st, g.cn, g.packet
                      from unnest(:devices, :sts, :cns, :packets) as g (device, st, cn, packet)
                    on conflict do nothing
                    """).update();
            numbers.putAll(find(list));
        }
        return numbers;
    }

    private static void afterCommit(Runnable keep) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep.run();
            }
        });
    }

    private Map<SeriesKey, Integer> find(List<SeriesKey> keys) {
        Map<SeriesKey, Integer> numbers = new HashMap<>();
        given(keys, """
                select s.id, s.device, s.st, s.cn, s.packet
                  from unnest(:devices, :sts, :cns, :packets) as g (device, st, cn, packet)
                  join telemetry.series s
                    on s.device = g.device and s.st = g.st and s.cn = g.cn and s.packet = g.packet
                """).query(row -> {
            SeriesKey key = new SeriesKey(
                    new DeviceId(row.getLong("device")), row.getString("st"), row.getInt("cn"), row.getInt("packet"));
            numbers.put(key, row.getInt("id"));
        });
        return numbers;
    }

    private JdbcClient.StatementSpec given(List<SeriesKey> keys, String sql) {
        return jdbc.sql(sql)
                .param("devices", keys.stream().map(key -> key.device().value()).toArray(Long[]::new))
                .param("sts", keys.stream().map(SeriesKey::st).toArray(String[]::new))
                .param("cns", keys.stream().map(SeriesKey::cn).toArray(Integer[]::new))
                .param("packets", keys.stream().map(SeriesKey::packet).toArray(Integer[]::new));
    }

    /** Numbers of lists of names, each list separated by commas. */
    Map<String, Integer> factorSets(Collection<String> lists) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String names : Set.copyOf(lists)) {
            Integer known = knownSets.getIfPresent(names);
            if (known != null) {
                numbers.put(names, known);
                continue;
            }
            byte[] digest = Hash.sha256(names.getBytes(StandardCharsets.UTF_8)).bytes();
            int number = factorSet(names, digest);
            afterCommit(() -> knownSets.put(names, number));
            numbers.put(names, number);
        }
        return numbers;
    }

    private int factorSet(String names, byte[] digest) {
        String find = "select id from telemetry.factor_set where digest = :digest";
        return jdbc.sql(find)
                .param("digest", digest)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> {
                    jdbc.sql(
                                    "insert into telemetry.factor_set (digest, names) values (:digest, :names) on conflict do nothing")
                            .param("digest", digest)
                            .param("names", names)
                            .update();
                    return jdbc.sql(find)
                            .param("digest", digest)
                            .query(Integer.class)
                            .single();
                });
    }
}
