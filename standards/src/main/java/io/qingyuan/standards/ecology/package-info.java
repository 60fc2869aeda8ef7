/**
 * Ecology (生态): the ecological index EI of HJ 192-2015 with its sub-indices, and the classes of the regional
 * ecological quality index EQI of 2021. Indices run from 0 to 100.
 */
@NullMarked
package io.qingyuan.standards.ecology;

import org.jspecify.annotations.NullMarked;
