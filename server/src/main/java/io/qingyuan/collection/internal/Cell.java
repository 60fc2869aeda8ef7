package io.qingyuan.collection.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.SourceDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a form.
 *
 * @param id names this version
 * @param content null where the cell was emptied
 * @param excuses what was said to the checks that ask about it, by check
 */
record Cell(
        UUID id,
        UUID form,
        LineKey line,
        @Nullable Content content,
        Finality finality,
        @Nullable SourceDocument document,
        List<String> evidence,
        @Nullable String comment,
        Map<String, String> excuses,
        PersonId authorId,
        String author,
        Instant recordedAt) {

    Cell {
        evidence = List.copyOf(evidence);
        excuses = Map.copyOf(excuses);
    }

    boolean empty() {
        return content == null;
    }

    Optional<BigDecimal> number() {
        return content instanceof Content.Numeric(BigDecimal number) ? Optional.of(number) : Optional.empty();
    }
}
