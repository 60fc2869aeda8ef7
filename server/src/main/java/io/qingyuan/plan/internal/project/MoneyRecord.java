package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.internal.project.ReportRecord.Origin;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a project's money of one year and source.
 *
 * @param evidence ids of the files that prove it
 */
record MoneyRecord(
        UUID version, String project, Spent spent, @Nullable String document, List<String> evidence, Origin origin) {}
