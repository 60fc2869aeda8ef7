/** To-dos (待办) of a person, of a post or of a role in a unit, whatever module they come from. Owns schema {@code worklist}. */
@ApplicationModule(
        displayName = "Worklist",
        allowedDependencies = {"problem", "identity", "time", "sheets"})
@NullMarked
package io.qingyuan.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
