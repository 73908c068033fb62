package org.plumbline.app.db.history;

/// What opens a run again.
///
/// @param sql the whole statement, with the passwords in it hidden
/// @param json what EXPLAIN printed, likewise
public record KeptPlan(String sql, String json) {}
