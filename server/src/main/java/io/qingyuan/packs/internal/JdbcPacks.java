package io.qingyuan.packs.internal;

import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackActivation;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored versions and since when which of them holds. */
@Repository
class JdbcPacks {

    private final JdbcClient jdbc;

    JdbcPacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds back every other activation until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('packs.activation'))") // pg:
                .query((row, _) -> 1)
                .single();
    }

    Instant now() {
        return instant(
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    }

    List<PackVersion> active() {
        return jdbc.sql("""
                select version.pack, version.version, version.hash
                  from packs.activation
                  join packs.version on version.hash = activation.version_hash
                 where activation.superseded_at = 'infinity'
                 order by version.pack
                """).query(JdbcPacks::version).list();
    }

    List<PackVersion> active(Instant at) {
        return jdbc.sql("""
                select version.pack, version.version, version.hash
                  from packs.activation
                  join packs.version on version.hash = activation.version_hash
                 where activation.recorded_at <= :at
                   and activation.superseded_at > :at
                 order by version.pack
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(JdbcPacks::version)
                .list();
    }

    List<PackActivation> history() {
        return jdbc.sql("""
                select version.pack, version.version, version.hash, activation.recorded_at,
                       nullif(activation.superseded_at, 'infinity') as until, activation.activated_by
                  from packs.activation
                  join packs.version on version.hash = activation.version_hash
                 order by activation.recorded_at desc, activation.id desc
                """)
                .query((row, number) -> new PackActivation(
                        version(row, number),
                        instant(row.getObject("recorded_at", OffsetDateTime.class)),
                        nullable(row.getObject("until", OffsetDateTime.class)),
                        row.getString("activated_by")))
                .list();
    }

    Pack load(PackVersion version) {
        List<PackDocument> documents = jdbc.sql("""
                select version_file.path, document.source
                  from packs.version_file
                  join packs.document on document.hash = version_file.document_hash
                 where version_file.version_hash = :hash
                 order by version_file.path
                """)
                .param("hash", version.hash())
                .query((row, _) -> PackFolder.parse(version.id(), row.getString("path"), row.getString("source")))
                .list();
        Pack pack = Pack.of(version.id(), documents);
        if (!pack.version().hash().equals(version.hash())) {
            throw new IllegalStateException("stored pack " + version.id() + " is not what its hash says");
        }
        return pack;
    }

    void store(Pack pack) {
        PackVersion version = pack.version();
        jdbc.sql("""
                insert into packs.version (hash, pack, version)
                values (:hash, :pack, :version)
                on conflict (hash) do nothing
                """)
                .param("hash", version.hash())
                .param("pack", version.id().value())
                .param("version", version.version())
                .update();
        for (PackDocument document : pack.documents()) {
            jdbc.sql("""
                    insert into packs.document (hash, canonical, source)
                    values (:hash, :canonical, :source)
                    on conflict (hash) do nothing
                    """)
                    .param("hash", document.hash())
                    .param("canonical", CanonicalJson.write(document.root()))
                    .param("source", document.source())
                    .update();
            jdbc.sql("""
                    insert into packs.version_file (version_hash, path, document_hash)
                    values (:version, :path, :document)
                    on conflict (version_hash, path) do nothing
                    """)
                    .param("version", version.hash())
                    .param("path", document.path())
                    .param("document", document.hash())
                    .update();
        }
    }

    void supersede(PackId pack, Instant at) {
        jdbc.sql("""
                update packs.activation
                   set superseded_at = :at
                 where pack = :pack
                   and superseded_at = 'infinity'
                """)
                .param("pack", pack.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes a version hold; the number of the activation. */
    long activate(PackVersion version, String by, Instant at) {
        return jdbc.sql("""
                insert into packs.activation (pack, version_hash, activated_by, recorded_at)
                values (:pack, :hash, :by, :at)
                returning id
                """)
                .param("pack", version.id().value())
                .param("hash", version.hash())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean sampleLoaded() {
        return jdbc.sql("select exists (select from packs.sample_load where removed_at = 'infinity')")
                .query(Boolean.class)
                .single();
    }

    boolean sampleEverLoaded() {
        return jdbc.sql("select exists (select from packs.sample_load)")
                .query(Boolean.class)
                .single();
    }

    void recordSampleLoaded(String hash, Instant at) {
        jdbc.sql("insert into packs.sample_load (pack_hash, loaded_at) values (:hash, :at)")
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void recordSampleRemoved(Instant at) {
        jdbc.sql("update packs.sample_load set removed_at = :at where removed_at = 'infinity'")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PackVersion version(ResultSet row, int number) throws SQLException {
        return new PackVersion(new PackId(row.getString("pack")), row.getString("version"), row.getString("hash"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant nullable(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
