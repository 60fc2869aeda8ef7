package io.qingyuan.quality.internal;

/** What stands above air rows: told when rows changed, inside the change's transaction. */
interface AirResults {

    /**
     * Rows of some days are new or otherwise than before.
     *
     * @param by the login name of the person whose import it was
     */
    void rowsChanged(AirImport.Changed changed, String by);
}
