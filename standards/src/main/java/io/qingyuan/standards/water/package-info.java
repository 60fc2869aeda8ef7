/**
 * Surface water (地表水): the limits of GB 3838, the evaluation rules of 环办〔2011〕22号 and the trophic state of lakes.
 * Concentrations in mg/L where an item does not say otherwise.
 */
@NullMarked
package io.qingyuan.standards.water;

import org.jspecify.annotations.NullMarked;
