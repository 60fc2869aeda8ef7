/** Decisions in DMN: reading by whitelist, compiling, deciding; analysis by Apache KIE. */
@NullMarked
package io.qingyuan.rules.internal.dmn;

import org.jspecify.annotations.NullMarked;
