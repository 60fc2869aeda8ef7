package io.qingyuan.receipts;

import java.util.UUID;

/** Identifies a receipt (凭据号). */
public record ReceiptId(UUID value) {

    public static ReceiptId of(String text) {
        return new ReceiptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
