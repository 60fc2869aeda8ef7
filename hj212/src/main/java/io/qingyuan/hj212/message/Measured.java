package io.qingyuan.hj212.message;

import io.qingyuan.hj212.Mark;
import java.math.BigDecimal;
import java.util.Optional;

/** A measured value as a device reported it: a value, one that is marked as not normal, or none. */
public sealed interface Measured {
    /** A number marked normal, or not marked at all. */
    record Valid(BigDecimal value) implements Measured {}

    /** A number whose mark says that the device was not measuring normally. */
    record Flagged(BigDecimal value, Mark mark) implements Measured {}

    /** Nothing that is a number: an empty value, or text such as NaN. */
    record Missing(String reported, Optional<Mark> mark) implements Measured {}
}
