package io.qingyuan.plan.internal.project;

import io.qingyuan.plan.internal.project.ReportRecord.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a project's money of one year and source. */
record MoneyRecord(
        UUID version, String project, Spent spent, @Nullable String document, Origin origin) {}
