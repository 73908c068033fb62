package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.Optional;

/// How the parts add up to the whole (rule 10): execution = selves + AFTER triggers + serialization + unattributed,
/// where the selves include data-modifying CTEs that nobody scans, and SubPlans that ran on the time of a node that a part of a plan lacks.
///
/// @param execution `Execution Time`; none where it is not printed
/// @param nodes the root's inclusive time (wall), and what ran outside it: data-modifying CTEs that nobody scans, and SubPlans in the
/// condition of a root that was started again (see [Holders])
/// @param afterTriggers triggers that ran after the tree
/// @param afterTriggersInferred some of them are AFTER only by inference, as EXPLAIN does not say which kind a user's trigger is
/// @param serialization zero without SERIALIZE
/// @param unattributed execution less all the rest; none where execution time is not known
/// @param tolerance what rounding explains
/// @param consistent the sums hold within the tolerance, and no node's time or blocks are less than its children's
public record Reconciliation(
        Optional<Duration> execution,
        Duration nodes,
        Duration afterTriggers,
        boolean afterTriggersInferred,
        Duration serialization,
        Optional<Duration> unattributed,
        Duration tolerance,
        boolean consistent) {

    /// The whole that shares are shares of: execution time, or what the nodes add up to where it is not printed.
    public Duration whole() {
        return execution.orElseGet(() -> nodes.plus(afterTriggers).plus(serialization));
    }
}
