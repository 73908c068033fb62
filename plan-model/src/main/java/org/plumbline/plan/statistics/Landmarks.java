package org.plumbline.plan.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capability;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What a person asks first about a plan.
///
/// @param dearest where it spends most of what it is ranked by: a node, or the table whose nodes took clearly more together
/// @param mostRead the table whose blocks were touched most; none without BUFFERS
/// @param misestimates nodes with which an error of the factor asked for starts, the one with the largest first
public record Landmarks(Optional<Place> dearest, Optional<Place> mostRead, List<NodeId> misestimates) {
    /// A node of a table, and a partition of a partitioned one, speaks for the whole where it has so much of it (our own).
    private static final double SPEAKS_FOR_ALL = 0.8;

    public Landmarks {
        misestimates = List.copyOf(misestimates);
    }

    /// A node, or some of one table.
    ///
    /// @param table unquoted, as PostgreSQL names it; none of a node that stands for itself
    /// @param partitions all that are read of this partitioned table
    /// @param nodes the dearest first
    /// @param share of the plan, by what it is ranked by
    /// @param blocks of tables and indexes that were found in memory or read; none without BUFFERS and of a node
    public record Place(Optional<String> table, boolean partitions, List<NodeId> nodes, Share share, Optional<Blocks> blocks) {
        public Place {
            nodes = List.copyOf(nodes);
        }
    }

    /// A few passes over the nodes.
    ///
    /// @param leastFactor of an error that counts
    public static Landmarks of(MeasuredPlan plan, double leastFactor) {
        List<StatisticsGroup> tables = PlanStatistics.of(plan, Grouping.TABLE).groups();
        List<StatisticsGroup> parents = PlanStatistics.of(plan, Grouping.PARTITION_PARENT).groups();
        return new Landmarks(dearest(plan, tables, parents), mostRead(plan, tables, parents), misestimates(plan, leastFactor));
    }

    private static Optional<Place> dearest(MeasuredPlan plan, List<StatisticsGroup> tables, List<StatisticsGroup> parents) {
        Optional<Place> node = plan.nodes().stream().max(Comparator.comparing(plan::shareOf))
                .map(each -> new Place(Optional.empty(), false, List.of(each.id()), plan.shareOf(each), Optional.empty()));
        return closest(node, largest(plan, tables, parents, group -> group.sums().share().value()), place -> place.share().value());
    }

    private static Optional<Place> mostRead(MeasuredPlan plan, List<StatisticsGroup> tables, List<StatisticsGroup> parents) {
        return largest(plan, tables, parents, group -> group.sums().own().map(Landmarks::touched).orElse(Blocks.NONE).count());
    }

    /// A table, or all partitions of one.
    private static Optional<Place> largest(
            MeasuredPlan plan, List<StatisticsGroup> tables, List<StatisticsGroup> parents, ToDoubleFunction<StatisticsGroup> size) {
        Optional<StatisticsGroup> table = tables.stream().max(Comparator.comparingDouble(size));
        Optional<StatisticsGroup> parent = parents.stream().max(Comparator.comparingDouble(size));
        return closest(table, parent, size).map(group -> place(plan, group, parent.filter(group::equals).isPresent()));
    }

    /// The near one where it has nearly as much as the far one, which takes in more nodes; none where neither has anything.
    private static <T> Optional<T> closest(Optional<T> near, Optional<T> far, ToDoubleFunction<T> size) {
        double ofNear = near.map(size::applyAsDouble).orElse(0.0);
        double ofFar = far.map(size::applyAsDouble).orElse(0.0);
        return (ofNear >= SPEAKS_FOR_ALL * ofFar ? near : far).filter(_ -> Math.max(ofNear, ofFar) > 0);
    }

    private static Place place(MeasuredPlan plan, StatisticsGroup group, boolean partitions) {
        List<NodeId> nodes = group.nodes().stream()
                .sorted(Comparator.comparing((NodeId node) -> plan.shareOf(plan.plan().node(node))).reversed()).toList();
        return new Place(Optional.of(group.name()), partitions, nodes, group.sums().share(), group.sums().own().map(Landmarks::touched));
    }

    private static Blocks touched(Usage own) {
        Buffers buffers = own.buffers();
        return buffers.sharedHit().plus(buffers.sharedRead()).plus(buffers.localHit()).plus(buffers.localRead());
    }

    private static List<NodeId> misestimates(MeasuredPlan plan, double leastFactor) {
        return plan.plan().capabilities().has(Capability.ANALYZE)
                ? plan.nodes().stream().filter(node -> plan.of(node).misestimate().filter(Misestimate::origin)
                                .filter(miss -> miss.leastFactor() >= leastFactor).isPresent())
                        .sorted(Comparator.comparingDouble((PlanNode node) -> wrong(plan, node)).reversed()).map(PlanNode::id).toList()
                : List.of();
    }

    /// Rows too many or too few, over all loops, weighed by the factor's logarithm (our own): 300,000 rows that are 150 times as many as
    /// expected mislead more than 320,000 that are 12 times as many.
    private static double wrong(MeasuredPlan plan, PlanNode node) {
        double came = plan.of(node).rowsTotal().map(Rows::value).orElse(0.0);
        double rows = Math.abs(came - plan.of(node).rowsPlanned().map(Rows::value).orElse(0.0));
        return rows * Math.log(plan.of(node).misestimate().map(Misestimate::factor).orElse(1.0));
    }
}
