package io.qingyuan.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The document a value was taken from (来源文件). */
public record SourceDocument(
        String title, @Nullable String number, @Nullable LocalDate date) {}
