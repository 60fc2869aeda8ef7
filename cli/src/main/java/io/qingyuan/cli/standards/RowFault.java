package io.qingyuan.cli.standards;

/** A row cannot be evaluated: says which column holds what, and what would be right. */
final class RowFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowFault(String column, String value, String allowed) {
        super(value.isEmpty() ? column + " is empty: " + allowed : column + " is \"" + value + "\": " + allowed);
    }

    RowFault(String message) {
        super(message);
    }
}
