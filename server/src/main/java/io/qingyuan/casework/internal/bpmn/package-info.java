/** Reading and checking the pictures of procedures (BPMN 2.0), of which only a whitelist of elements is taken. */
@NullMarked
package io.qingyuan.casework.internal.bpmn;

import org.jspecify.annotations.NullMarked;
