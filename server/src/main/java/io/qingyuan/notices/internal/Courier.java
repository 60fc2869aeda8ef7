package io.qingyuan.notices.internal;

import java.time.Duration;

/** Delivers over one channel. Called outside any transaction; waits no longer than its own time-outs. */
interface Courier {

    Duration CONNECT = Duration.ofSeconds(5);
    Duration READ = Duration.ofSeconds(15);

    Channel channel();

    /** Whether this installation has the channel at all. */
    boolean configured();

    Outcome deliver(Letter letter);
}
