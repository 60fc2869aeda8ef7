@NullMarked
package io.qingyuan.registry.internal.records;

import org.jspecify.annotations.NullMarked;
