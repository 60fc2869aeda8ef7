/**
 * Backup and restore (备份与恢复) of everything an installation must not lose: the database, attachments, keys and
 * passwords. Plain Java for commands; works beside a running server.
 */
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"database", "evidence"})
@NullMarked
package io.qingyuan.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
