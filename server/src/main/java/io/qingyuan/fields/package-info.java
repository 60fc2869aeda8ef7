/**
 * Fields (字段): the one way in which registers, cases and documents say what is filled in, and code lists (代码表) that packs bring.
 * Keeps no tables: values belong to whoever asked for them.
 */
@ApplicationModule(
        displayName = "Fields",
        allowedDependencies = {"problem", "time", "packs", "identity", "files", "rules"})
@NullMarked
package io.qingyuan.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
