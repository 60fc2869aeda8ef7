package io.qingyuan.statistics;

import java.util.Collection;
import java.util.Map;

/** Which figures are being collected just now; they are reported in their round and nowhere else. A module above implements it. */
public interface OpenRounds {

    /** Of these figures those that a round is collecting, each with the page of its form. */
    Map<FigureKey, String> collecting(Collection<FigureKey> figures);
}
