package io.qingyuan.plan.internal.unit;

/** A file that proves something, as it is shown and fetched. */
public record EvidenceFile(String file, String name) {}
