/** What happened at the door (安全事件): kept apart from the audit trail, in a table and as log lines. */
@NullMarked
package io.qingyuan.identity.internal.events;

import org.jspecify.annotations.NullMarked;
