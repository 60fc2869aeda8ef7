package io.qingyuan.cli.standards;

import java.util.List;

/** A topic whose standard has one edition only: every run evaluates alike. */
record RowTopic(String name, String about, List<Column> columns, List<String> results, Evaluation evaluation)
        implements Topic {
    @Override
    public Evaluation begin(EditionChoice edition) {
        return evaluation;
    }
}
