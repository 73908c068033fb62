package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Change;
import org.plumbline.plan.compare.Compared;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.Contribution;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Trend;
import org.plumbline.plan.unit.Blocks;

/// Why nodes that both plans have take more or less, as far as their figures tell: only what changed in the same direction can be why.
final class ChangeReason {
    /// Fewer runs more or less explain nothing.
    private static final double OTHER_LOOPS = 1.5;

    private final PlanComparison comparison;
    private final Contribution contribution;
    private final NodeFigures figures;
    private final Trend trend;

    private ChangeReason(PlanComparison comparison, Contribution contribution) {
        this.comparison = comparison;
        this.contribution = contribution;
        figures = contribution.nodes().size() == 1 ? comparison.figures(contribution.first())
                : comparison.figures(contribution.nodes(), contribution.nodes());
        trend = contribution.change().value() < 0 ? Trend.LESS : Trend.MORE;
    }

    /// Ready to stand behind `takes less`: `, run 5 times instead of 20,000`; empty where nothing tells.
    static String of(PlanComparison comparison, Contribution contribution) {
        return new ChangeReason(comparison, contribution).words();
    }

    private String words() {
        return never().or(this::disk).or(this::loops).or(this::rows).or(this::blocks).or(this::reads).or(this::conditions)
                .or(this::sameWork).orElse("");
    }

    private Optional<String> never() {
        boolean never = trend == Trend.LESS && contribution.nodes().size() == 1 && contribution.first().after()
                .filter(id -> comparison.after().plan().node(id).execution() instanceof Execution.NeverExecuted).isPresent();
        return never ? Optional.of(", and is never run") : Optional.empty();
    }

    private Optional<String> disk() {
        if (figures.temp().trend() == Trend.LESS && isNone(figures.temp().after())) {
            return Optional.of(trend == Trend.LESS ? ", and no longer goes to disk" : ", though it no longer goes to disk");
        }
        return figures.temp().trend() == Trend.MORE && isNone(figures.temp().before())
                ? Optional.of(trend == Trend.MORE ? ", and goes to disk now" : ", though it goes to disk now") : Optional.empty();
    }

    private static boolean isNone(Optional<Blocks> blocks) {
        return blocks.filter(each -> each.count() == 0).isPresent();
    }

    private Optional<String> loops() {
        Compared<Long> loops = figures.loops();
        if (loops.trend() != trend || isParallel()) {
            return Optional.empty();
        }
        long before = loops.before().orElse(0L);
        long after = loops.after().orElse(0L);
        if (before == 0 || after == 0 || Math.max(before, after) < OTHER_LOOPS * Math.min(before, after)) {
            return Optional.empty();
        }
        String runs = after == 1 ? "once" : Format.countFull(after) + " times";
        String was = before == 1 ? "once" : Format.countFull(before) + (after == 1 ? " times" : "");
        return Optional.of(", run " + runs + " instead of " + was + keeper());
    }

    /// What kept its rows, or keeps them now.
    private String keeper() {
        ComparedNode node = contribution.first();
        Optional<PlanNode> above = trend == Trend.MORE
                ? node.before().flatMap(id -> keeper(comparison.before().plan(), id.index(), comparison.ofBefore()))
                : node.after().flatMap(id -> keeper(comparison.after().plan(), id.index(), comparison.ofAfter()));
        return above.map(each -> ", as the " + NodeText.name(each) + " above it " + (trend == Trend.MORE ? "is gone" : "keeps its rows"))
                .orElse("");
    }

    /// The node's parent where it keeps rows and the other plan has none such.
    private static Optional<PlanNode> keeper(Plan plan, int node, List<ComparedNode> compared) {
        return plan.parent(plan.nodes().get(node))
                .filter(parent -> parent.operation() instanceof Operation.Memoize || parent.operation() instanceof Operation.Materialize)
                .filter(parent -> {
                    ComparedNode became = compared.get(parent.id().index());
                    return became.before().isEmpty() || became.after().isEmpty();
                });
    }

    /// Its loops are processes then.
    private boolean isParallel() {
        ComparedNode node = contribution.first();
        return node.before().filter(id -> isBelowGather(comparison.before().plan(), comparison.before().plan().node(id))).isPresent()
                || node.after().filter(id -> isBelowGather(comparison.after().plan(), comparison.after().plan().node(id))).isPresent();
    }

    private static boolean isBelowGather(Plan plan, PlanNode node) {
        Optional<PlanNode> above = plan.parent(node);
        while (above.isPresent() && !(above.get().operation() instanceof Operation.Gathering)) {
            above = plan.parent(above.get());
        }
        return above.isPresent();
    }

    private Optional<String> rows() {
        return instead(figures.rows(), trend).map(rows ->
                ", with " + Format.rowsWhole(rows.after()) + " instead of " + Format.rows(rows.before()));
    }

    private Optional<String> blocks() {
        return instead(figures.touched(), trend).map(blocks ->
                ", touching " + Format.blocks(blocks.after()) + " instead of " + Format.blocks(blocks.before()));
    }

    private Optional<String> reads() {
        return instead(figures.read(), trend).map(blocks ->
                ", with " + Format.blocks(blocks.after()) + " to read instead of " + Format.blocks(blocks.before()));
    }

    private Optional<String> conditions() {
        boolean other = contribution.first().changes().contains(Change.CONDITIONS) && !isOtherKind();
        return other ? Optional.of(", with other conditions") : Optional.empty();
    }

    /// Nothing of what a plan tells is why.
    private Optional<String> sameWork() {
        boolean same = !isOtherKind() && figures.rows().trend() == Trend.EVEN && figures.touched().trend() == Trend.EVEN
                && !figures.temp().trend().differs();
        return same ? Optional.of(" for as many rows and blocks") : Optional.empty();
    }

    private boolean isOtherKind() {
        return contribution.first().changes().contains(Change.KIND);
    }

    private record Both<T>(T before, T after) {}

    private static <T> Optional<Both<T>> instead(Compared<T> figure, Trend trend) {
        return figure.trend() != trend ? Optional.empty()
                : figure.before().flatMap(one -> figure.after().map(other -> new Both<>(one, other)));
    }
}
