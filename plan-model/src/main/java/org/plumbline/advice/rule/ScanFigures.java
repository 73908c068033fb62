package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.RowsKind;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What one executed scan found, threw away and kept: totals over its loops, a replicated subtree counted once.
///
/// @param loops how often the whole was scanned: the processes of a parallel scan share one
/// @param kept rows that passed the filter: the only whole number that the rounding of the printed average leaves, else as printed
/// @param removed rows that did not
/// @param keptAtMost rows that passed, where the rounding of the printed average is a good part of them: as many as it may stand for
/// @param removedAtLeast rows that did not, likewise: as few
/// @param pages blocks of the table (and index) that it touched; none without BUFFERS
record ScanFigures(double loops, Rows kept, Rows removed, double keptAtMost, double removedAtLeast, Optional<Blocks> pages) {
    static Optional<ScanFigures> of(MeasuredPlan plan, PlanNode node) {
        if (!(node.operation() instanceof Operation.Scan scan)) {
            return Optional.empty();
        }
        return node.executed().map(executed -> {
            double processes = plan.of(node).processes();
            boolean replicated = plan.of(node).rowsKind().equals(Optional.of(RowsKind.REPLICATED));
            double times = replicated ? executed.loops() / processes : executed.loops();
            Rows removed = scan.filter().flatMap(Filter::rowsRemovedPerLoop).orElse(Rows.NONE);
            return new ScanFigures(
                    node.parallelAware() ? Math.max(1, executed.loops() / processes) : executed.loops(),
                    plan.of(node).rowsShown().orElse(executed.rowsPerLoop().times(times)),
                    removed.times(times),
                    plan.of(node).rowsRangeLogical().filter(RowsRange::matters).map(range -> range.high().value())
                            .orElse(executed.rowsPerLoop().value() * times),
                    Optional.of(RowsRange.removed(removed, executed.loops())).filter(RowsRange::matters)
                            .map(range -> range.low().value() / executed.loops()).orElse(removed.value()) * times,
                    plan.plan().capabilities().has(Capability.BUFFERS) ? pages(plan, node) : Optional.empty());
        });
    }

    Rows found() {
        return kept.plus(removed);
    }

    Share keptShare() {
        return Share.of(kept.value(), found().value());
    }

    Share removedShare() {
        return Share.of(removed.value(), found().value());
    }

    /// Rows of one scan: before the filter.
    double foundPerScan() {
        return found().value() / loops;
    }

    private static Optional<Blocks> pages(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).selfUsage().map(self -> {
            var buffers = self.usage().buffers();
            return buffers.sharedHit().plus(buffers.sharedRead()).plus(buffers.localHit()).plus(buffers.localRead());
        });
    }

    static Optional<Target> target(PlanNode node) {
        return node.operation() instanceof Operation.Scan scan ? Optional.of(scan.target()) : Optional.empty();
    }

    static Optional<Condition> filter(PlanNode node) {
        return node.operation() instanceof Operation.Scan scan ? scan.filter().map(Filter::condition) : Optional.empty();
    }

    /// What an index was searched for; empty for scans without one.
    static List<Condition> searched(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan scan -> scan.indexCond().stream().toList();
            case Operation.IndexOnlyScan scan -> scan.indexCond().stream().toList();
            case Operation.BitmapHeapScan scan -> scan.recheckCond().stream().toList();
            default -> List.of();
        };
    }
}
