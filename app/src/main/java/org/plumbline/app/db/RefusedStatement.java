package org.plumbline.app.db;

/// A statement that is not sent to a server; the message says why, in one sentence.
public final class RefusedStatement extends Exception {
    private static final long serialVersionUID = 1;

    RefusedStatement(String message) {
        super(message);
    }
}
