package org.plumbline.app.db;

import java.sql.SQLException;
import java.util.OptionalInt;

/// What went wrong between us and a server; the message is a sentence or two that say what to try.
public final class ServerFailure extends Exception {
    private static final long serialVersionUID = 1;
    /// An exception is written down with its fields, so that none is an Optional.
    private static final int NOWHERE = -1;

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

        /// Whether the session that it was met in is gone, and with it the way to the server.
        boolean endsSession() {
            return this == LOST || this == TIMED_OUT || this == STARTING;
        }

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
    private final int place;

    /// @param database where it was tried, without a password
    ServerFailure(SQLException failure, String database) {
        this(FailureWords.of(failure, database), failure);
    }

    /// Within a session that stands, unless this says that it is gone.
    static ServerFailure ofStatement(SQLException failure, String database) {
        return new ServerFailure(FailureWords.ofStatement(failure, database), failure);
    }

    private ServerFailure(FailureWords words, SQLException failure) {
        this(words.kind(), words.sentence(), failure);
    }

    ServerFailure(Kind kind, String sentence, Throwable cause) {
        this(kind, sentence, "", cause);
    }

    ServerFailure(Kind kind, String sentence, String detail, Throwable cause) {
        this(kind, sentence, detail, cause, NOWHERE);
    }

    private ServerFailure(Kind kind, String sentence, String detail, Throwable cause, int place) {
        super(sentence, cause);
        this.kind = kind;
        this.detail = detail;
        this.place = place;
    }

    /// This, with where in the statement it was.
    ServerFailure at(OptionalInt where) {
        return new ServerFailure(kind, getMessage(), detail, getCause(), where.orElse(NOWHERE));
    }

    /// Where in the statement the server found the trouble, in characters from 0.
    public OptionalInt place() {
        return place == NOWHERE ? OptionalInt.empty() : OptionalInt.of(place);
    }

    public Kind kind() {
        return kind;
    }

    /// Whether there is no connection because of it.
    public boolean isWithoutConnection() {
        return kind.endsConnection() || kind == Kind.TOO_MANY_CONNECTIONS || kind == Kind.SETTINGS;
    }

    /// What can be answered to it, such as a fingerprint; empty where there is nothing.
    public String detail() {
        return detail;
    }
}
