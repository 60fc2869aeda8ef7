/** Documents that people signed (联单签名), checked without a server. */
@NullMarked
package io.qingyuan.proof.signed;

import org.jspecify.annotations.NullMarked;
