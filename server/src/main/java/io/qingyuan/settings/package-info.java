/**
 * The settings of an installation (运行设置): what there is, what it means, what is allowed. They come from the environment, or from
 * the settings file that {@code ./qingyuan} reads into it; {@code docs/settings.md} lists them.
 */
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {})
@NullMarked
package io.qingyuan.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
