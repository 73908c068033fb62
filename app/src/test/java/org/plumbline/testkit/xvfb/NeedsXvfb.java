package org.plumbline.testkit.xvfb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test class or method that starts an [Xvfb]; skipped, with the reason, where there is none.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "org.plumbline.testkit.xvfb.Xvfb#isInstalled",
        disabledReason = "There is no Xvfb on the PATH; on Debian, .ci/run installs it and the libraries that a window needs.")
public @interface NeedsXvfb {
}
