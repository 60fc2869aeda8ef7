/**
 * Carbon (碳排放): carbon dioxide of burnt fuels by default factors, of purchased electricity by the grid factor of the
 * year and the area, and of purchased heat. Results in tonnes of CO2.
 */
@NullMarked
package io.qingyuan.standards.carbon;

import org.jspecify.annotations.NullMarked;
