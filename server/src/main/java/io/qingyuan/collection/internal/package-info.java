/** Schedules and checks as packs define them, rounds, forms and their cells, and what people do with them. */
@NullMarked
package io.qingyuan.collection.internal;

import org.jspecify.annotations.NullMarked;
