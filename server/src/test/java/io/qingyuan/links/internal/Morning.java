package io.qingyuan.links.internal;

import org.springframework.context.ApplicationContext;

/** Lets the morning come at which links are looked through for what has become due. */
public final class Morning {

    private Morning() {}

    public static void comes(ApplicationContext context) {
        context.getBean(Triggers.class).due();
    }
}
