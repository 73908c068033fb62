package org.plumbline.advisor;

import org.plumbline.index.IndexCandidate;

/// An index that may be chosen.
///
/// @param number its place among all candidates of the search
/// @param index what it is on
/// @param bytes its size
/// @param upkeep what it costs the workload's writes, in the planner's units ([Upkeep])
record Candidate(int number, IndexCandidate index, long bytes, double upkeep) {}
