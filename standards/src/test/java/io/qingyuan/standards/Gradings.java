package io.qingyuan.standards;

/** What a grading is expected to be; fails with the grading it is. */
public final class Gradings {
    private Gradings() {}

    public static <I, G extends Enum<G>> Grading.Graded<I, G> graded(Grading<I, G> grading) {
        if (grading instanceof Grading.Graded<I, G> graded) {
            return graded;
        }
        throw new AssertionError("expected a grade, found " + grading);
    }

    public static <I, G extends Enum<G>> Grading.Undecided<I, G> undecided(Grading<I, G> grading) {
        if (grading instanceof Grading.Undecided<I, G> undecided) {
            return undecided;
        }
        throw new AssertionError("expected an open grade, found " + grading);
    }

    public static <I, G extends Enum<G>> Grading.NotAvailable<I, G> notAvailable(Grading<I, G> grading) {
        if (grading instanceof Grading.NotAvailable<I, G> none) {
            return none;
        }
        throw new AssertionError("expected no grade, found " + grading);
    }
}
