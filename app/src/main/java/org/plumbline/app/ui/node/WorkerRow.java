package org.plumbline.app.ui.node;

/// One process that ran a node.
///
/// @param name `leader` or `worker 0`
/// @param time its own
/// @param timeFull exact, in words
/// @param share of the slowest's time, 0 to 1: the length of its bar
/// @param rows that it made
/// @param slowest the others waited for it
record WorkerRow(String name, String time, String timeFull, double share, String rows, boolean slowest) {}
