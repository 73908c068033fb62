package org.plumbline.app.db;

import java.sql.SQLException;

/// What went wrong between us and a server; the message is a sentence or two that say what to try.
public final class ServerFailure extends Exception {
    private static final long serialVersionUID = 1;

    /// What it was about.
    public enum Kind {
        /// Nothing listens there.
        REFUSED,
        UNKNOWN_HOST, TIMED_OUT,
        /// A password is needed, or another one.
        PASSWORD,
        /// The user or this computer may not in, whatever the password.
        NOT_LET_IN,
        NO_DATABASE, MAY_NOT_CONNECT,
        /// The server speaks no SSL, or this address does not take a connection without it.
        NO_SSL,
        CERTIFICATE, HOST_NAME, TOO_OLD, TOO_MANY_CONNECTIONS, STARTING,
        /// It was there and is gone.
        LOST,
        TIME_LIMIT, LOCKED, READ_ONLY,
        /// The tunnel's server has a key that nobody has accepted yet: `detail` is its fingerprint.
        UNKNOWN_HOST_KEY,
        CHANGED_HOST_KEY,
        /// The tunnel needs a password or a passphrase, or another one.
        SSH_SECRET,
        SSH,
        /// What was typed, or a file that it names.
        SETTINGS,
        OTHER;

        /// Whether no connection stands any more after it.
        public boolean endsConnection() {
            return switch (this) {
                case REFUSED, UNKNOWN_HOST, TIMED_OUT, STARTING, LOST, PASSWORD, NOT_LET_IN, NO_DATABASE, MAY_NOT_CONNECT, NO_SSL,
                        CERTIFICATE, HOST_NAME, TOO_OLD, UNKNOWN_HOST_KEY, CHANGED_HOST_KEY, SSH_SECRET, SSH -> true;
                case TOO_MANY_CONNECTIONS, TIME_LIMIT, LOCKED, READ_ONLY, SETTINGS, OTHER -> false;
            };
        }
    }

    private final Kind kind;
    private final String detail;

    /// @param database where it was tried, without a password
    ServerFailure(SQLException failure, String database) {
        this(FailureWords.of(failure, database), failure);
    }

    private ServerFailure(FailureWords words, SQLException failure) {
        this(words.kind(), words.sentence(), failure);
    }

    ServerFailure(Kind kind, String sentence, Throwable cause) {
        this(kind, sentence, "", cause);
    }

    ServerFailure(Kind kind, String sentence, String detail, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether there is no connection because of it.
    public boolean isWithoutConnection() {
        return kind.endsConnection() || kind == Kind.TOO_MANY_CONNECTIONS;
    }

    /// What can be answered to it, such as a fingerprint; empty where there is nothing.
    public String detail() {
        return detail;
    }
}
