/** From raw tables to typed rows: headers, mappings, units, values. Pure; knows neither files nor database. */
@NullMarked
package io.qingyuan.intake.internal.shaping;

import org.jspecify.annotations.NullMarked;
