/**
 * What a frame says, as types: uploads with their items, what is asked of a device, and answers. Made from a
 * {@link io.qingyuan.hj212.Frame} when someone wants objects; a gateway that only stores values reads its pairs instead.
 */
@NullMarked
package io.qingyuan.hj212.message;

import org.jspecify.annotations.NullMarked;
