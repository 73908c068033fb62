package org.plumbline.activity;

import java.util.Optional;

/// What a session does, as `pg_stat_activity.state` says.
public enum SessionState {
    /// It lets its client in (PostgreSQL 18 and later).
    STARTING("starting"),
    ACTIVE("active"),
    IDLE("idle"),
    IDLE_IN_TRANSACTION("idle in transaction"),
    /// A statement of the transaction failed, and nobody has ended it since.
    IDLE_IN_ABORTED_TRANSACTION("idle in transaction (aborted)"),
    FASTPATH_CALL("fastpath function call"),
    /// `track_activities` is off for it.
    DISABLED("disabled");

    private final String word;

    SessionState(String word) {
        this.word = word;
    }

    /// PostgreSQL's word.
    public String word() {
        return word;
    }

    public boolean isIdleInTransaction() {
        return this == IDLE_IN_TRANSACTION || this == IDLE_IN_ABORTED_TRANSACTION;
    }

    /// It runs a statement.
    public boolean isRunning() {
        return this == ACTIVE || this == FASTPATH_CALL;
    }

    /// By PostgreSQL's word; none for one that we do not know.
    public static Optional<SessionState> of(String word) {
        for (SessionState state : values()) {
            if (state.word.equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
