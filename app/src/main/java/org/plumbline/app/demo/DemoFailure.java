package org.plumbline.app.demo;

/// The demo database could not be made, started or stopped; the message is a sentence that says why and what to try.
public final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
