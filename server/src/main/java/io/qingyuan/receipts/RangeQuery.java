package io.qingyuan.receipts;

import java.time.Instant;

/** All rows of a key whose valid time lies in the interval, as they were known at a moment. */
public record RangeQuery(String key, Interval interval, Instant asOf) {}
