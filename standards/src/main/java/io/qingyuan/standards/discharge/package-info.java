/**
 * Discharge limits (排放标准) that plants of the region live under, by source category, edition and date, with the
 * conversions to base water volume and to reference oxygen. A limit is looked up by item code; a standard that no
 * readable text was found of is refused by its name.
 */
@NullMarked
package io.qingyuan.standards.discharge;

import org.jspecify.annotations.NullMarked;
