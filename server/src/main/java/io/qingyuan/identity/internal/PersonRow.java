package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in the list.
 *
 * @param login absent for those who may not manage people
 */
record PersonRow(
        PersonId id,
        @Nullable String login,
        String name,
        boolean sample,
        boolean locked,
        @Nullable String lockReason,
        boolean firstPassword,
        List<PostToday> posts) {

    PersonRow with(@Nullable String shownLogin, List<PostToday> held) {
        return new PersonRow(id, shownLogin, name, sample, locked, lockReason, firstPassword, held);
    }
}
