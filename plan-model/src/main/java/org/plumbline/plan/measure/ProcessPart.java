package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Rows;

/// One process' part in a node that several ran: what it did over all its loops (rule 3).
///
/// @param worker its number; none for the leader, whose figures are the node's less the workers'
/// @param loops at least 1
/// @param rows that it made; the leader's are 0 when they are within the rounding
/// @param time with everything below the node; none with TIMING OFF. The leader's is zero when it is within the rounding
/// @param usage its buffers, I/O and WAL; none where they are not printed
public record ProcessPart(Optional<Integer> worker, long loops, Rows rows, Optional<Duration> time, Optional<Usage> usage) {}
