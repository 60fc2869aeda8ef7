package io.qingyuan.standards.discharge;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.discharge.DischargeVerdict.Exceeded;
import io.qingyuan.standards.discharge.DischargeVerdict.Met;
import io.qingyuan.standards.discharge.DischargeVerdict.NotAssessed;
import io.qingyuan.standards.discharge.DischargeVerdict.Reason;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A discharge limit. Values are compared as reported, without rounding: the standards at hand prescribe no decimals.
 *
 * @param standard the standard or the policy by its number
 * @param oxygenReferencePct the oxygen content to which a flue gas is converted first; null where none is
 * @param point where the limit is checked
 * @param isEnforceable false where values may be shown but must not judge a plant
 */
public record DischargeLimit(
        String standard,
        String clause,
        DischargeItem item,
        Bound bound,
        EmissionUnit unit,
        @Nullable BigDecimal oxygenReferencePct,
        Point point,
        boolean isEnforceable,
        Verification verified) {
    /** Where a limit is checked (监控位置). */
    public enum Point {
        /** The outlet of the workshop (车间或生产设施废水排放口). */
        WORKSHOP,
        /** The outlet of the plant, or the stack. */
        PLANT,
        /** The boundary of the plant. */
        BOUNDARY,
        /** The product that leaves the plant, such as sludge. */
        PRODUCT
    }

    /** Judges a value, converted to reference oxygen or base water volume already where the standard asks for it. */
    public DischargeVerdict judge(BigDecimal value, EmissionUnit in) {
        BigDecimal converted =
                in.convert(InvalidInputException.requireNonNegative(item.code(), value), unit, item.code());
        if (!isEnforceable) {
            return new NotAssessed(this, Reason.LIMIT_NOT_TO_ENFORCE);
        }
        boolean met = switch (bound) {
            case Bound.AtMost(BigDecimal most) -> converted.compareTo(most) <= 0;
            case Bound.Between(BigDecimal from, BigDecimal to) ->
                converted.compareTo(from) >= 0 && converted.compareTo(to) <= 0;
            case Bound.NotDetectable _ -> false;
        };
        return met ? new Met(this) : new Exceeded(this, converted);
    }

    /** Judges a result that was below its detection limit (未检出). */
    public DischargeVerdict judgeNotDetected(BigDecimal detectionLimit, EmissionUnit in) {
        BigDecimal converted =
                in.convert(InvalidInputException.requirePositive(item.code(), detectionLimit), unit, item.code());
        if (!isEnforceable) {
            return new NotAssessed(this, Reason.LIMIT_NOT_TO_ENFORCE);
        }
        return switch (bound) {
            case Bound.NotDetectable _ -> new Met(this);
            case Bound.AtMost(BigDecimal most) ->
                converted.compareTo(most) <= 0
                        ? new Met(this)
                        : new NotAssessed(this, Reason.DETECTION_LIMIT_ABOVE_LIMIT);
            case Bound.Between _ ->
                throw new InvalidInputException(
                        Fault.INCONSISTENT, item.code(), "below detection", "a measured value of " + item.code());
        };
    }

    /** The strictest of several limits on one item, as for mixed streams and shared stacks; all in one unit. */
    public static DischargeLimit strictest(Collection<DischargeLimit> limits) {
        long kinds = limits.stream()
                .map(limit -> limit.item().code() + " " + limit.unit())
                .distinct()
                .count();
        if (kinds != 1) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT, "limits", kinds + " items or units", "one item and unit");
        }
        return limits.stream()
                .min(Comparator.comparing(DischargeLimit::allowance))
                .orElseThrow();
    }

    private BigDecimal allowance() {
        return switch (bound) {
            case Bound.AtMost(BigDecimal most) -> most;
            case Bound.Between(BigDecimal from, BigDecimal to) -> to.subtract(from);
            case Bound.NotDetectable _ -> BigDecimal.ZERO;
        };
    }
}
