package io.qingyuan.collection.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a cell was sent back (退回意见).
 *
 * @param answeredAt when the form was submitted again
 */
record Remark(
        LineKey line,
        Level level,
        String reason,
        String author,
        Instant at,
        @Nullable Instant answeredAt) {}
