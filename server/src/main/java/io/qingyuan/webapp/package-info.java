/** Hands out the web application: its files with caching, its deep links, and the headers a browser protects itself by. */
@ApplicationModule(
        displayName = "Web application",
        allowedDependencies = {"database", "identity"})
@NullMarked
package io.qingyuan.webapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
