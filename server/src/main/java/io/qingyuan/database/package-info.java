/**
 * The PostgreSQL behind everything: the embedded server or an outside one, its two roles, and the migrations. Knows no
 * business table; every other module owns a schema of its own name.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package io.qingyuan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
