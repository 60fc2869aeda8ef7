package io.qingyuan.notices.internal;

/** How many rows of the outbox wait, and how many were given up. */
record DeliveryTotals(int waiting, int dead) {}
