/** Refusals as RFC 9457 problem details: stable codes, texts from bundles, every fault of a request reported together. */
@ApplicationModule(
        displayName = "Problems",
        allowedDependencies = {})
@NullMarked
package io.qingyuan.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
