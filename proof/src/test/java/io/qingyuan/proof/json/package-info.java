@NullMarked
package io.qingyuan.proof.json;

import org.jspecify.annotations.NullMarked;
