/**
 * What the codes of HJ 212 stand for: factors (附录 B, with the codes and units of 2005 beside those of 2017), commands
 * and systems. Tables are resources; every edition's entries stay.
 */
@NullMarked
package io.qingyuan.hj212.dictionary;

import org.jspecify.annotations.NullMarked;
