package io.qingyuan.cli.standards;

/** Which edition of a standard evaluates the rows. */
sealed interface EditionChoice {
    /** The edition named in the row's column {@code edition}, else the one in force on the row's date. */
    record Auto() implements EditionChoice {}

    /** One edition for all rows, whatever their dates. */
    record Forced(int year) implements EditionChoice {}
}
