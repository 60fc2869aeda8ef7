package io.qingyuan.packs;

/** A module that can show itself with the sample data (示例) of the packs' {@code sample/} folders. */
public interface SampleData {

    /** Takes the sample data in; every row it writes is marked as sample. Called once, in a transaction. */
    void load(PackContent content);

    /** Takes back everything {@link #load} wrote, in the reverse order of modules. */
    void remove();
}
