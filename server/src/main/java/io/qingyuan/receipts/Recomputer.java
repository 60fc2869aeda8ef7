package io.qingyuan.receipts;

import io.qingyuan.packs.PackText;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the results of some kinds of subject. The module that owns the kinds implements it as a bean. */
public interface Recomputer {

    /** The {@link Subject#kind() kinds} it makes. */
    Set<String> kinds();

    /**
     * Which of its subjects look at these, whether or not they have a result yet. Asked whenever results were issued or
     * withdrawn, so that a result can come to be where there was none; answers from memory.
     */
    Set<Subject> dependents(Collection<Subject> changed);

    /**
     * Makes the results of these subjects anew, in one batch: issues a receipt for each, or withdraws it where there is
     * nothing to compute from any more. Called in a transaction of its own after the change was committed.
     *
     * @param by the login name of the person whose act asked for it, or {@code system}
     */
    void recompute(Collection<Subject> subjects, String by);

    /** What the subjects are called. */
    Map<Subject, Title> describe(Collection<Subject> subjects);

    /**
     * What a subject is called.
     *
     * @param link the page that shows the subject
     */
    record Title(PackText text, @Nullable String link) {}
}
