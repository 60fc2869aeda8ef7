@NullMarked
package io.qingyuan.standards.online;

import org.jspecify.annotations.NullMarked;
