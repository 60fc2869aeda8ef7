/**
 * Noise (噪声): the zones and limits of GB 3096-2008 and the boundary noise of industrial plants of GB 12348-2008.
 * Levels in dB(A), octave bands in dB.
 */
@NullMarked
package io.qingyuan.standards.noise;

import org.jspecify.annotations.NullMarked;
