/**
 * Ambient air (环境空气): the limits of GB 3095, the index of HJ 633 and the evaluation of HJ 663, every edition by its
 * date. Gas concentrations and particles in µg/m³, CO in mg/m³, as the standards and the national platform give them.
 */
@NullMarked
package io.qingyuan.standards.air;

import org.jspecify.annotations.NullMarked;
