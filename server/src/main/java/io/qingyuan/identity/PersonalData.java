package io.qingyuan.identity;

import java.util.Optional;

/**
 * Seals fields that identify a person (个人信息): each person has a key of their own, wrapped by a key that lies outside the
 * database. Once the person's key is deleted, nothing sealed with it can be read again, backups of the database included
 * as far as the wrapped key is gone from them.
 */
public interface PersonalData {

    /**
     * Seals a value.
     *
     * @param field names the field, as {@code notices.email}; a sealed text opens only for the same person and field
     */
    String seal(PersonId person, String field, String clear);

    /** The value; empty when the person's key was deleted, or the text was sealed for another person or field. */
    Optional<String> open(PersonId person, String field, String sealed);

    /** Whether the text was made by {@link #seal}. */
    boolean isSealed(String text);
}
