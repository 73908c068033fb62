package org.plumbline.activity;

/// What a process waits for, as `pg_stat_activity` says (the tables of wait events in PostgreSQL's documentation, "The Cumulative
/// Statistics System").
///
/// @param type such as `IO`, `Lock`, `LWLock`, `Client`
/// @param name such as `DataFileRead`, `transactionid`
public record WaitEvent(String type, String name) {}
