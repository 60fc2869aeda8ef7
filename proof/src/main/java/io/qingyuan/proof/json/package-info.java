/** JSON read strictly and written in the one form that can be hashed (RFC 8785). */
@NullMarked
package io.qingyuan.proof.json;

import org.jspecify.annotations.NullMarked;
