package io.qingyuan.links;

import java.time.LocalDate;

/** Where circumstances that bar an application are kept; the module that knows the plan implements it as a bean. */
public interface Circumstances {

    /**
     * Notes that one has come about, once for every source.
     *
     * @param circumstance as the plan names it
     * @param source what says so, by its number
     * @param sample whether that is made up
     */
    void note(String circumstance, LocalDate happenedOn, String summary, String source, boolean sample);
}
