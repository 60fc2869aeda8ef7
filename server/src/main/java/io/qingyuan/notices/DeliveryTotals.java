package io.qingyuan.notices;

/** How many mails and webhook calls wait to leave, and how many were given up. */
public record DeliveryTotals(int waiting, int dead) {}
