package io.qingyuan.notices.internal;

import io.qingyuan.identity.Title;
import io.qingyuan.notices.NoticeId;
import java.time.Instant;

/** A notice as its sender sees it: how many it reached and how many have read it. */
record Posted(NoticeId id, boolean urgent, Title what, String link, Instant sentAt, int people, int read) {}
