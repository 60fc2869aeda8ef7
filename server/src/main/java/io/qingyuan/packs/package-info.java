/**
 * Content packs: reading, checking, comparing and activating them. Owns schema {@code packs}: every version's files by
 * hash, and since when which version holds.
 */
@ApplicationModule(
        displayName = "Packs",
        allowedDependencies = {"problem", "time", "database", "identity", "evidence"})
@NullMarked
package io.qingyuan.packs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
