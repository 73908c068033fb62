package org.plumbline.plan.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.digest.PlanShape;
import org.plumbline.plan.print.NodeTitle;
import org.plumbline.plan.unit.Share;

/// Which nodes made the difference. Nodes of partitions (below an Append) that are named alike but for numbers, ask the same and changed in
/// the same way count together; two sorts of a plan are not one.
final class Contributions {
    /// A contribution is worth a word from this part of the whole difference (of plans that are even: of the larger whole).
    private static final double WORTH = 0.1;
    /// Causes are told until they explain this part of it.
    private static final double ENOUGH = 0.8;
    private static final int MOST = 3;

    private final Totals totals;
    private final double difference;
    private final List<Contribution> all;
    private final double ofNodes;
    private final PlanComparison comparison;

    Contributions(PlanComparison comparison, Totals totals) {
        this.totals = totals;
        this.comparison = comparison;
        difference = totals.after().minus(totals.before()).value();
        Map<Object, List<Part>> alike = new LinkedHashMap<>();
        boolean[] partsBefore = belowAppend(comparison.before().plan());
        boolean[] partsAfter = belowAppend(comparison.after().plan());
        double sum = 0;
        for (ComparedNode node : totals.areOfNodes() ? comparison.nodes() : List.<ComparedNode>of()) {
            Amount change = totals.change(node);
            sum += change.value();
            if (change.value() != 0) {
                boolean partition = node.before().map(id -> partsBefore[id.index()]).orElse(true)
                        && node.after().map(id -> partsAfter[id.index()]).orElse(true);
                alike.computeIfAbsent(partition ? name(comparison, node, change) : node, _ -> new ArrayList<>())
                        .add(new Part(node, change));
            }
        }
        ofNodes = sum;
        double whole = totals.trend().differs() ? Math.abs(difference) : Math.max(totals.before().value(), totals.after().value());
        all = alike.values().stream().map(parts -> contribution(parts, whole))
                .sorted(Comparator.comparingDouble((Contribution each) -> each.change().size().value()).reversed()).toList();
    }

    private record Part(ComparedNode node, Amount change) {}

    private Contribution contribution(List<Part> parts, double whole) {
        parts.sort(Comparator.comparingDouble((Part part) -> part.change().size().value()).reversed());
        double sum = parts.stream().mapToDouble(part -> part.change().value()).sum();
        var change = new Amount(totals.basis(), sum);
        return new Contribution(parts.stream().map(Part::node).toList(), change, Share.of(change.size().value(), whole));
    }

    private static String name(PlanComparison comparison, ComparedNode node, Amount change) {
        return node.state() + "\n" + Math.signum(change.value()) + "\n" + title(comparison.before().plan(), node.before())
                + "\n" + title(comparison.after().plan(), node.after());
    }

    private static String title(Plan plan, Optional<NodeId> node) {
        return node.map(plan::node).map(each -> PlanShape.titleWithoutNumbers(each)
                + (NodeTitle.of(each).target().isPresent() ? "" : Asked.of(each))).orElse("");
    }

    /// For each node whether an Append stands above it.
    private static boolean[] belowAppend(Plan plan) {
        boolean[] below = new boolean[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            below[node.id().index()] = plan.parent(node)
                    .filter(parent -> below[parent.id().index()] || Family.of(parent.operation()) == Family.APPEND).isPresent();
        }
        return below;
    }

    List<Contribution> causes() {
        var causes = new ArrayList<Contribution>();
        double explained = 0;
        if (!totals.trend().differs()) {
            return causes;
        }
        for (Contribution each : all) {
            boolean same = Math.signum(each.change().value()) == Math.signum(difference);
            if (same && isWorthAWord(each) && causes.size() < MOST && explained < ENOUGH) {
                causes.add(each);
                explained += each.ofDifference().value();
            }
        }
        return causes;
    }

    Optional<Contribution> against() {
        boolean differs = totals.trend().differs();
        return all.stream().filter(this::isWorthAWord)
                .filter(each -> !differs || Math.signum(each.change().value()) != Math.signum(difference)).findFirst()
                .or(() -> differs ? Optional.empty() : otherWork());
    }

    /// Of plans that are even, the largest of what is done in another way, came or went, however small a part of the whole it is: one
    /// partition of thousands is what a person looks for.
    private Optional<Contribution> otherWork() {
        return all.stream().filter(each -> comparison.floor().counts(each.change())).filter(each -> {
            ComparedNode node = each.first();
            return node.before().isEmpty() || node.after().isEmpty() || node.changes().contains(Change.KIND);
        }).findFirst();
    }

    private boolean isWorthAWord(Contribution each) {
        return each.ofDifference().atLeast(WORTH) && comparison.floor().counts(each.change());
    }

    /// How much of the whole difference a change is that goes the same way; at most all of it.
    Share partOfDifference(double change) {
        boolean same = totals.trend().differs() && Math.signum(change) == Math.signum(difference);
        return same ? new Share(Math.min(1, Math.abs(change / difference))) : Share.NONE;
    }

    private Amount triggers() {
        return new Amount(Basis.TIME, (double) comparison.after().reconciliation().afterTriggers()
                .minus(comparison.before().reconciliation().afterTriggers()).toNanos());
    }

    /// What no node explains.
    Optional<Remark.OutsideNodes> outside() {
        var change = new Amount(totals.basis(), difference - ofNodes);
        Share share = Share.of(change.size().value(), Math.abs(difference));
        boolean known = totals.basis() == Basis.TIME && totals.areOfNodes() && totals.trend().differs();
        boolean told = known && share.atLeast(WORTH) && comparison.floor().counts(change);
        return told ? Optional.of(new Remark.OutsideNodes(change, share, triggers())) : Optional.empty();
    }
}
