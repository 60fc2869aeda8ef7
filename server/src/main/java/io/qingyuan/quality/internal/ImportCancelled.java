package io.qingyuan.quality.internal;

/** Somebody asked for the import to stop; its transaction rolls back and nothing is kept. */
final class ImportCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportCancelled() {
        super("import cancelled");
    }
}
