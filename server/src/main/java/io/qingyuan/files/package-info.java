/**
 * Attachments (附件): stored by the hash of their content, their type recognised from the content, never executed. Owns
 * schema {@code files} and the folder {@code data/files}.
 */
@ApplicationModule(
        displayName = "Files",
        allowedDependencies = {"problem", "identity", "audit", "database"})
@NullMarked
package io.qingyuan.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
