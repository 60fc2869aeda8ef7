package io.qingyuan.files.internal;

import io.qingyuan.files.FileId;
import io.qingyuan.files.FileType;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcFiles {

    private static final String SELECT = """
            select f.id, f.name, f.sha256, c.size, c.type, f.stored_by, f.stored_at
              from files.file f
              join files.content c on c.sha256 = f.sha256
            """;

    private final JdbcClient jdbc;

    JdbcFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A thing a file hangs on. */
    record Attachment(String kind, String thingId) {}

    FileId insert(String sha256, long size, FileType type, String name, PersonId by) {
        jdbc.sql("""
                insert into files.content (sha256, size, type)
                values (:sha256, :size, :type)
                on conflict (sha256) do nothing
                """)
                .param("sha256", sha256)
                .param("size", size)
                .param("type", type.name())
                .update();
        return new FileId(jdbc.sql("""
                insert into files.file (sha256, name, stored_by)
                values (:sha256, :name, :by)
                returning id
                """)
                .param("sha256", sha256)
                .param("name", name)
                .param("by", by.value())
                .query(UUID.class)
                .single());
    }

    Optional<StoredFile> find(FileId file) {
        return jdbc.sql(SELECT + " where f.id = :id")
                .param("id", file.value())
                .query((row, _) -> file(row))
                .optional();
    }

    void attach(FileId file, String kind, String thingId) {
        jdbc.sql("""
                insert into files.attachment (kind, thing_id, file_id)
                values (:kind, :thing, :file)
                on conflict do nothing
                """)
                .param("kind", kind)
                .param("thing", thingId)
                .param("file", file.value())
                .update();
    }

    List<StoredFile> of(String kind, String thingId) {
        return jdbc.sql(SELECT + """
                          join files.attachment a on a.file_id = f.id
                         where a.kind = :kind and a.thing_id = :thing
                         order by a.attached_at, f.id
                        """)
                .param("kind", kind)
                .param("thing", thingId)
                .query((row, _) -> file(row))
                .list();
    }

    List<Attachment> attachments(FileId file) {
        return jdbc.sql("select kind, thing_id from files.attachment where file_id = :file order by kind, thing_id")
                .param("file", file.value())
                .query((row, _) -> new Attachment(row.getString("kind"), row.getString("thing_id")))
                .list();
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                FileType.valueOf(row.getString("type")),
                new PersonId(row.getObject("stored_by", UUID.class)),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
