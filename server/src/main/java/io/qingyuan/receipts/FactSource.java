package io.qingyuan.receipts;

import io.qingyuan.packs.PackText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where facts come from. The module that owns them implements it as a bean; all reads are in bulk. */
public interface FactSource {

    /** The name receipts know it by, such as {@code statistics.value}; never renamed. */
    String source();

    /** The facts with these ids; an id that is not known is left out. */
    Map<String, Fact> read(Collection<String> ids);

    /** Ranges in the order asked. A source without ranges refuses. */
    default List<Range> ranges(List<RangeQuery> queries) {
        throw new UnsupportedOperationException(source() + " has no ranges");
    }

    /** The rows behind a range for people, ordered; {@code after} is the last id of the page before. */
    default List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        throw new UnsupportedOperationException(source() + " has no ranges");
    }

    /** What a range is called. */
    default PackText label(RangeQuery query) {
        return new PackText(query.key(), query.key());
    }

    /**
     * One row of a range.
     *
     * @param receipt the receipt the row was taken from, where it is itself a result
     */
    record Row(Fact fact, @Nullable ReceiptId receipt) {}
}
