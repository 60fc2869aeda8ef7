package io.qingyuan.standards.soil;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of an item against which soil is judged, in mg/kg. Equal to one is not above it.
 *
 * @param screening the screening value (风险筛选值)
 * @param control the control value (风险管制值), where the item has one
 */
public record RiskValue(
        StandardRef standard,
        BigDecimal screening,
        @Nullable BigDecimal control,
        Verification verified) {
    /** The control value, where the item has one. */
    public Optional<BigDecimal> findControl() {
        return Optional.ofNullable(control);
    }

    /** How many of the two values are exceeded. */
    int exceeded(BigDecimal value) {
        if (value.compareTo(screening) <= 0) {
            return 0;
        }
        return control == null || value.compareTo(control) <= 0 ? 1 : 2;
    }

    static InvalidInputException notANumber(String item, Measured measured) {
        return new InvalidInputException(Fault.NOT_A_NUMBER, item, measured.toString(), "a number");
    }
}
