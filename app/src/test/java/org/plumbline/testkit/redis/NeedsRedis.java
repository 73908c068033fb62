package org.plumbline.testkit.redis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test class or method that starts a [RedisServer]; skipped, with the reason, where there is none.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "org.plumbline.testkit.redis.RedisServer#isInstalled",
        disabledReason = "There is no redis-server on the PATH; on Debian, .ci/run installs it.")
public @interface NeedsRedis {
}
