package io.qingyuan.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a route does to which kind of thing. The route is refused to those whom no rule allows it for any thing at
 * all; whether the one thing at hand is allowed, the service asks the {@link Policy}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permit {

    /** As policy tables name it, such as {@code statistics.figure}. */
    String kind();

    Verb verb();
}
