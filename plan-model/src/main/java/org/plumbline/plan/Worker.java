package org.plumbline.plan;

import java.util.Optional;

/// One parallel worker's part in a node (VERBOSE).
///
/// @param number from 0
/// @param execution its own loops, rows and time; [Execution.NotAnalyzed] where only other figures are printed
/// @param usage its own buffers, I/O and WAL
/// @param attributes what else it says, such as its sort method
public record Worker(int number, Execution execution, Optional<Usage> usage, Attributes attributes) {}
