package io.qingyuan.links.internal;

import io.qingyuan.identity.Title;

/**
 * Two registers held against each other.
 *
 * @param left the register whose records are listed
 * @param leftField its field, or {@code id} for the record itself
 * @param with whether those with a partner are listed; else those without
 */
record Join(String id, Title title, String left, String right, String leftField, String rightField, boolean with) {}
