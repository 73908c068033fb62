package org.plumbline.settings;

/// For whom a value is proposed.
public enum Reach {
    /// For everybody, by `ALTER SYSTEM`.
    SERVER,
    /// For an application's role, by `ALTER ROLE`.
    ROLE,
    /// For one statement's transaction, by `SET LOCAL`.
    TRANSACTION,
    /// For nobody: what has to change is no setting.
    ELSEWHERE
}
