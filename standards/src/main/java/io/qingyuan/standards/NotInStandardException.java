package io.qingyuan.standards;

/** What was asked for is not in the standard, not in force on that day, or not known: refused, never guessed. */
public class NotInStandardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotInStandardException(String message) {
        super(message);
    }
}
