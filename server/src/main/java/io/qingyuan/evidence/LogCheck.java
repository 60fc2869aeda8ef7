package io.qingyuan.evidence;

import io.qingyuan.evidence.internal.LogKeys;
import io.qingyuan.evidence.internal.StoredLogCheck;
import io.qingyuan.proof.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the log from the database (存证自检): tiles and entries against the signed checkpoints, events against their leaves,
 * what the rows say today against what was sealed, and the whole against the newest checkpoint that is kept outside the database.
 */
public interface LogCheck {

    /**
     * A finding about the log in the database.
     *
     * @param code what was found; texts are made from it
     * @param place the table and row, tile, or number of the entry
     * @param values what fills the text
     * @param bad whether the log does not hold
     */
    record Found(String code, String place, List<String> values, boolean bad) {
        public Found {
            values = List.copyOf(values);
        }

        public static Found of(Finding finding) {
            return new Found(finding.code().name(), finding.place(), finding.values(), finding.bad());
        }
    }

    /**
     * What came of it.
     *
     * @param size entries of the newest checkpoint
     * @param root its root, Base64; empty if there is no checkpoint
     * @param entries entries that were recomputed
     * @param checkpoints checkpoints that were verified
     * @param contents rows that were held against what was sealed of them
     * @param waiting committed leaves that have no number yet
     */
    record Report(
            long size, String root, long entries, long checkpoints, long contents, long waiting, List<Found> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether nothing is wrong. */
        public boolean holds() {
            return findings.stream().noneMatch(Found::bad);
        }
    }

    /** Reads everything: about a minute for a million entries. The log goes on meanwhile. */
    Report run();

    /**
     * For a command, such as one that has just restored a backup.
     *
     * @param keys folder of the signing keys and of the newest checkpoint
     * @param subjects of the modules whose rows are held against the log; none: the rows are not read
     */
    static LogCheck on(DataSource database, Path keys, List<SealedSubjects> subjects) throws IOException {
        return StoredLogCheck.of(JdbcClient.create(database), LogKeys.in(keys), keys, List.of(), subjects);
    }
}
