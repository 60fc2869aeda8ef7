package io.qingyuan.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test shows acceptance points of systems of the plan: {@code "river-chief-system#2"} is the second point of that system
 * in {@code packs/wujiang/systems.yaml}. When it passes, the build marks them as working; see {@code docs/systems.md}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ShownPointWriter.class)
public @interface ShowsPoint {

    String[] value();
}
