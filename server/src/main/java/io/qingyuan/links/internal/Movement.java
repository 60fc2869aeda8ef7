package io.qingyuan.links.internal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something that came in or went out.
 *
 * @param source what says so: the name of a record, the number of a document
 * @param version which version of it, as facts are called
 * @param link the page that shows it
 */
record Movement(
        Ledger.AccountKey account,
        boolean in,
        LocalDate day,
        BigDecimal amount,
        String source,
        String version,
        String link,
        boolean sample) {}
