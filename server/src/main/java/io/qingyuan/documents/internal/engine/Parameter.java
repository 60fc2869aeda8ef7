package io.qingyuan.documents.internal.engine;

import io.qingyuan.identity.Title;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A limit that checks use (参数), open to be seen. */
public record Parameter(
        String id,
        Title title,
        BigDecimal value,
        @Nullable String unit,
        @Nullable Title note,
        boolean sample) {}
