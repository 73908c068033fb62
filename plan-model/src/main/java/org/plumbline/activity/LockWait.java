package org.plumbline.activity;

/// A lock that a session waits for, as `pg_locks` says.
///
/// @param kind such as `relation`, `transactionid`, `tuple`, `advisory`
/// @param object what is to be locked, in a few words: a table of the database that we are in, otherwise a number; empty where it has no
///         name
/// @param mode such as `AccessExclusiveLock`
public record LockWait(String kind, String object, String mode) {}
