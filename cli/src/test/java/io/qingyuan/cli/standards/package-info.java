@NullMarked
package io.qingyuan.cli.standards;

import org.jspecify.annotations.NullMarked;
