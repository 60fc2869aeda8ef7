package io.qingyuan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page's frame shows beside the person: the place, the years, whether sample data are present. */
public interface Place {

    /** The place the plan is for; absent before a pack is active. */
    @Nullable
    Title title();

    /** The place's area; absent before a pack is active. */
    @Nullable
    AreaId area();

    /** Years that can be looked at, newest first. */
    List<Integer> years();

    boolean sampleData();
}
