package org.plumbline.testkit.postgres;

/// A test server could not be unpacked, initialised, started or stopped; the message says which, and what to do.
public final class PostgresFailure extends RuntimeException {
    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
