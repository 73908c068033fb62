package org.plumbline.app.postgres;

/// PostgreSQL's programs could not be unpacked or did not do what they were asked; the message says which, and what they said.
public final class PostgresFailure extends Exception {
    private static final long serialVersionUID = 1;

    public PostgresFailure(String message) {
        super(message);
    }

    public PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
