/** What a leaf of the log says (存证叶), and the content and salt that open it. */
@NullMarked
package io.qingyuan.proof.claim;

import org.jspecify.annotations.NullMarked;
