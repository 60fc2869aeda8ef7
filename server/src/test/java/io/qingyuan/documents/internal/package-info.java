@org.jspecify.annotations.NullMarked
package io.qingyuan.documents.internal;
