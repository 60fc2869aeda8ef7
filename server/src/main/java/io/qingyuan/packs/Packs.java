package io.qingyuan.packs;

import io.qingyuan.time.AsOf;
import java.util.List;

/** The packs that hold, now or as they were known at a time. */
public interface Packs {

    /** What the active packs say. The same content is handed out as the same object. */
    PackContent active(AsOf asOf);

    /** What the active packs say now; inside an activation, what holds after it. */
    PackContent active();

    /** Every activation, the latest first. */
    List<PackActivation> history();
}
