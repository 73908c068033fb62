package org.plumbline.app.db;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The pool and the SSH client tell of each attempt on standard error; what fails is told to the person anyway, in words.
final class QuietLibraries {
    /// Kept, as the JDK forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.apache.sshd"), Logger.getLogger("org.postgresql"));

    private QuietLibraries() {}

    static void hush() {
        LOGGERS.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.OFF));
    }
}
