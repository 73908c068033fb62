package org.plumbline.testkit.postgres;

/// A test server could not be unpacked, initialised, started or stopped; the message says which, and what to do.
public final class NoTestServer extends RuntimeException {
    NoTestServer(String message) {
        super(message);
    }

    NoTestServer(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
