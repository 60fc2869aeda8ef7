package io.qingyuan.notices.internal;

/** Where a row of the outbox stands. */
enum DeliveryState {
    WAITING,
    SENT,
    /** Given up (未送达): waits for the system administrator. */
    DEAD,
    /** Needs not be sent any more. */
    DROPPED
}
