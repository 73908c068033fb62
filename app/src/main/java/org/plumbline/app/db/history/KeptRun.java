package org.plumbline.app.db.history;

/// A run of the history.
///
/// @param id never used again, also when the run is gone
public record KeptRun(long id, ExplainRun run) {}
