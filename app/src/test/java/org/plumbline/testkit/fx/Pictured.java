package org.plumbline.testkit.fx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A test that only takes pictures ([Screenshots]).
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = Screenshots.PROPERTY, matches = ".*", disabledReason = "takes pictures for a person to look at")
public @interface Pictured {}
