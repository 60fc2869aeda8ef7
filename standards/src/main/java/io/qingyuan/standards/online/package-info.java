/**
 * Automatic monitoring of discharges (自动监测): when data of a flue gas (HJ 75-2017, HJ 76-2017) or of a wastewater
 * (HJ 356-2019) are valid, what takes the place of those that are not, and what marks of the discharger do.
 */
@NullMarked
package io.qingyuan.standards.online;

import org.jspecify.annotations.NullMarked;
