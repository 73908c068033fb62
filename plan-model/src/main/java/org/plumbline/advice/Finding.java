package org.plumbline.advice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Capability;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.unit.Share;

/// One thing that is wrong, as data.
///
/// @param rule who says so
/// @param node where; none for the plan as a whole
/// @param nodes all nodes concerned, `node` among them
/// @param severity by the share of the execution
/// @param share what could be won at most, as a share of the execution (of buffers or cost where there are no times)
/// @param timeAtStake what could be won at most; none without times
/// @param evidence the figures it rests on, the most telling first
/// @param remedies what to do, the best first; may be empty
/// @param doubts why it might be wrong
/// @param knowMore options of EXPLAIN that this plan was made without and that would tell more of it
/// @param state how far the remedy is proven
public record Finding(
        RuleInfo rule,
        Optional<NodeId> node,
        List<NodeId> nodes,
        Severity severity,
        Share share,
        Optional<Duration> timeAtStake,
        List<Evidence> evidence,
        List<Remedy> remedies,
        List<Doubt> doubts,
        Set<Capability> knowMore,
        State state) {

    public Finding {
        nodes = List.copyOf(nodes);
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        doubts = List.copyOf(doubts);
        knowMore = Set.copyOf(knowMore);
    }

    /// How far a remedy is proven.
    public enum State {
        /// By the plan's own figures.
        MODEL,
        /// The server planned with it (HypoPG).
        PLANNED,
        /// The server built it and rolled back.
        ROLLED_BACK,
        /// The server ran with it.
        MEASURED
    }
}
