package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Subjects as three columns. */
final class Subjects {

    private Subjects() {}

    /** For {@code unnest(:kinds, :keys, :periods)}. */
    static Map<String, String[]> columns(Collection<Subject> subjects) {
        return Map.of(
                "kinds", subjects.stream().map(Subject::kind).toArray(String[]::new),
                "keys", subjects.stream().map(Subject::key).toArray(String[]::new),
                "periods", subjects.stream().map(Subject::period).toArray(String[]::new));
    }

    static Subject subject(ResultSet row) throws SQLException {
        return new Subject(row.getString("subject_kind"), row.getString("subject_key"), row.getString("period"));
    }
}
