package io.qingyuan.casework.internal;

import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of procedures that cases began with; kept as packs had them, whatever packs say later. */
@Repository
class JdbcProcedures {

    private final JdbcClient jdbc;

    JdbcProcedures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The two files of a version. */
    record Files(PackDocument header, PackDocument picture) {}

    /** Holds back whoever else brings this version to the engine. */
    void lock(String hash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('casework.procedure.' || :hash))") // pg:
                .param("hash", hash)
                .query((row, _) -> 1)
                .single();
    }

    /** The engine's name of a version. */
    Optional<String> findDefinition(String hash) {
        return jdbc.sql("select definition from casework.procedure where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    Optional<Files> find(String hash) {
        return jdbc.sql("""
                select pack, header_path, header_source, picture_path, picture_source
                  from casework.procedure
                 where hash = :hash
                """)
                .param("hash", hash)
                .query((row, _) -> {
                    PackId pack = new PackId(row.getString("pack"));
                    return new Files(
                            PackFolder.parse(pack, row.getString("header_path"), row.getString("header_source")),
                            PackFolder.parse(pack, row.getString("picture_path"), row.getString("picture_source")));
                })
                .optional();
    }

    void insert(String hash, String procedure, Files files, String definition) {
        jdbc.sql("""
                insert into casework.procedure
                       (hash, procedure_id, pack, header_path, header_source, picture_path, picture_source, definition)
                values (:hash, :procedure, :pack, :headerPath, :header, :picturePath, :picture, :definition)
                """)
                .param("hash", hash)
                .param("procedure", procedure)
                .param("pack", files.header().pack().value())
                .param("headerPath", files.header().path())
                .param("header", files.header().source())
                .param("picturePath", files.picture().path())
                .param("picture", files.picture().source())
                .param("definition", definition)
                .update();
    }
}
