package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What a reader of a comparison has to know beside the difference itself.
public sealed interface Remark {
    /// Which of the two plans.
    enum Which { BEFORE, AFTER, BOTH }

    /// They are plans of different statements.
    record StatementsDiffer() implements Remark {}

    /// Hardly anything of one is in the other.
    ///
    /// @param pairs nodes that belong together
    record LittleInCommon(int pairs) implements Remark {}

    /// Every node of one is in the other, does its work in the same way and stands in the same place.
    ///
    /// @param rows both were run, and each node returned as many rows, noise aside
    /// @param blocks both tell of blocks, and each node touched as many, work files too, noise aside
    record SamePlan(boolean rows, boolean blocks) implements Remark {}

    /// Nodes that read the same ask other things of it, though nothing says that the plans are of one statement.
    ///
    /// @param first in the plan after
    /// @param others how many more there are
    record OtherConditions(PlanNode first, int others) implements Remark {}

    /// The planner expected far more or fewer rows of the same table under the same conditions, which returned as many as before: its
    /// statistics are others.
    ///
    /// @param node in the plan after, where the estimates are farthest apart
    /// @param returned rows of both runs; none without
    record OtherEstimates(PlanNode node, Rows before, Rows after, Optional<Rows> returned) implements Remark {}

    /// Only estimates can be compared, as this one was not run (or both).
    record EstimatesOnly(Which without) implements Remark {}

    /// Nodes' times cannot be compared, as this one was run without them (or both).
    record NoTimes(Which without) implements Remark {}

    /// The text was cut off: which nodes made the difference is not known then.
    record CutOff(Which plan) implements Remark {}

    /// They returned different numbers of rows: the data or the parameters were not the same, and times compare different work.
    record OtherRows(Rows before, Rows after) implements Remark {}

    /// As many blocks were touched, but more or fewer of them had to be read: the cache was warmer or colder, whatever the plan.
    record OtherCache(Blocks readBefore, Blocks readAfter) implements Remark {}

    /// Planner settings that one plan tells of and the other tells otherwise or not.
    record OtherSettings(List<Setting> settings) implements Remark {
        public OtherSettings {
            settings = List.copyOf(settings);
        }
    }

    /// Nodes of a kind that was switched off (`enable_...`) are in the plans nevertheless. Before PostgreSQL 18 each made the plan dearer
    /// by 1e10, which is left out of what is compared.
    record SwitchedOff(long before, long after) implements Remark {}

    /// A planner setting in both plans.
    ///
    /// @param before none where it was at its default, or not told of
    record Setting(String name, Optional<String> before, Optional<String> after) {}

    /// Planning took longer or shorter, by as much as matters.
    record Planning(Duration before, Duration after) implements Remark {}

    /// A part of the difference lies outside the nodes: triggers, sending, starting and ending.
    ///
    /// @param change below 0 where it became less
    /// @param triggers what of it is triggers'
    record OutsideNodes(Amount change, Share ofDifference, Amount triggers) implements Remark {}

    /// Just-in-time compilation took longer or shorter, by as much as matters; it is a part of the nodes' times.
    ///
    /// @param ofDifference its own difference as a part of the whole one; none where it went the other way, or the whole is even
    record Compiling(Duration before, Duration after, Share ofDifference) implements Remark {}

    /// Tables are joined in another order, or the sides of a join changed over.
    record OtherOrder() implements Remark {}

    /// What takes most of the plan after, and may be the next to look at.
    record Next(PlanNode node, Share share) implements Remark {}
}
