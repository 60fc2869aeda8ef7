package io.qingyuan.standards;

/**
 * A value that a standard has, but that this library does not: no text that could be read says it. Names what is
 * missing, so that the caller can tell the user where to look.
 */
public final class NotProvidedException extends NotInStandardException {
    private static final long serialVersionUID = 1L;

    private final String standard;
    private final String missing;

    /**
     * Refuses a value.
     *
     * @param standard the standard or announcement, by its number
     * @param missing what of it is not known
     */
    public NotProvidedException(String standard, String missing) {
        super(standard + " is not provided: " + missing + "; no readable text was found, so nothing is assumed");
        this.standard = standard;
        this.missing = missing;
    }

    /** The standard or announcement by its number, such as {@code DB32/4041-2021}. */
    public String standard() {
        return standard;
    }

    /** What of it is not known. */
    public String missing() {
        return missing;
    }
}
