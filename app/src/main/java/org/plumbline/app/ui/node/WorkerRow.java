package org.plumbline.app.ui.node;

/// One process that ran a node.
///
/// @param name `leader` or `worker 0`
/// @param time its own; empty with TIMING OFF
/// @param share of the slowest's time, 0 to 1: the length of its bar
/// @param rows that it made
/// @param full all that it did, in words
/// @param slowest the others waited for it
record WorkerRow(String name, String time, double share, String rows, String full, boolean slowest) {}
