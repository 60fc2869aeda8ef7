@NullMarked
package io.qingyuan.registry.internal.web;

import org.jspecify.annotations.NullMarked;
