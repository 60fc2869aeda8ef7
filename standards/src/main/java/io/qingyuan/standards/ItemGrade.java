package io.qingyuan.standards;

/**
 * What a result says of one item: its class, its risk. Below a detection limit that is higher than the best limit, the
 * grade is only known to lie between two.
 *
 * @param <I> the items of the standard
 * @param <G> the grades, the best first
 * @param best the best grade that the result allows
 * @param worst the worst grade that the result allows; the same one for a number
 * @param verified how well the limits behind it were checked
 */
public record ItemGrade<I, G extends Enum<G>>(I item, Measured measured, G best, G worst, Verification verified) {
    public ItemGrade {
        if (best.compareTo(worst) > 0) {
            throw new IllegalArgumentException("best grade " + best + " is worse than " + worst);
        }
    }

    /** The grade of a result that leaves no doubt. */
    public static <I, G extends Enum<G>> ItemGrade<I, G> certain(
            I item, Measured measured, G grade, Verification verified) {
        return new ItemGrade<>(item, measured, grade, grade, verified);
    }

    /** Whether the result allows one grade only. */
    public boolean isCertain() {
        return best == worst;
    }
}
