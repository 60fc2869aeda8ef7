@org.jspecify.annotations.NullMarked
package io.qingyuan.proof.signed;
