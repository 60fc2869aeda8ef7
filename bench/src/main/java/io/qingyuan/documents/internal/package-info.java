/** Speed of signed documents. */
@NullMarked
package io.qingyuan.documents.internal;

import org.jspecify.annotations.NullMarked;
