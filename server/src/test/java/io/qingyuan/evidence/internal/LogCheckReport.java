package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.LogCheck.Found;
import io.qingyuan.evidence.LogCheck.Report;
import java.util.List;

/** A report, with what is wrong as short lines: code, place, values. */
record LogCheckReport(Report report) {

    List<String> bad() {
        return report.findings().stream()
                .filter(Found::bad)
                .map(found -> found.code() + " " + found.place() + " " + found.values())
                .toList();
    }
}
