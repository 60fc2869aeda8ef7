package io.qingyuan.audit.internal;

/** A kind and an action that occur in the trail. */
record AuditWord(String kind, String action) {}
