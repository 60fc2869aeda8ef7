/**
 * The batch command {@code ./qingyuan standards}: reads CSV rows, lets the standards library evaluate each, writes them
 * with the results added. A new subject is one {@link io.qingyuan.cli.standards.Topic} and its line in {@code Topics}.
 */
@NullMarked
package io.qingyuan.cli.standards;

import org.jspecify.annotations.NullMarked;
