package io.qingyuan.links.internal;

import io.qingyuan.identity.Title;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trigger was set off by: a record, a document or a case.
 *
 * @param source its register, its kind or its procedure
 * @param of what that is called
 * @param values what it says; {@code id} is itself
 * @param link the page that shows it
 */
record Cause(
        Trigger.Kind kind,
        String source,
        Title of,
        String id,
        String name,
        ObjectNode values,
        String link,
        boolean sample) {}
