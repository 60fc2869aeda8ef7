/** Reads and checks pack files. No Spring here: the commands use it without a server. */
@NullMarked
package io.qingyuan.packs.internal.reading;

import org.jspecify.annotations.NullMarked;
