package org.plumbline.app.postgres;

/// A server that runs on a data directory (its `postmaster.pid`).
///
/// @param pid of the postmaster
/// @param port on which it listens
public record Running(long pid, int port) {}
