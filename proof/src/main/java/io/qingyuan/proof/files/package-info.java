/** Files that are there whole or not at all, even when the machine stops. */
@NullMarked
package io.qingyuan.proof.files;

import org.jspecify.annotations.NullMarked;
