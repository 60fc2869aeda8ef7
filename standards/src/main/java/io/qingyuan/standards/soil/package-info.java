/** Soil (土壤): the risk values of GB 15618 for farmland and of GB 36600 for development land, in mg/kg. */
@NullMarked
package io.qingyuan.standards.soil;

import org.jspecify.annotations.NullMarked;
