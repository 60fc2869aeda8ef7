package io.qingyuan.support;

import io.qingyuan.intake.internal.FigureTarget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application on a real database. All tests that carry it, and nothing else that shapes the
 * context, share one context and one database: they make what they need under names of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@Import({Api.class, OpenApiConfiguration.class, FigureTarget.class})
public @interface ServerTest {}
