package io.qingyuan.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The context starts with the shipped packs active, and with their sample data. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = {"qingyuan.packs=../packs", "qingyuan.sample=true"})
public @interface WithPacks {}
