package org.plumbline.plan.compare;

import java.util.List;
import java.util.Optional;

/// What of a comparison matters: whether it became better, which nodes did most of it, and what else to know.
///
/// @param basis what is compared
/// @param trend of the whole, beyond noise
/// @param before the whole before: execution time, blocks, or total cost; 0 where nothing can be compared
/// @param after likewise
/// @param causes what contributed most to the difference, in its direction, the largest first; empty without a difference
/// @param against what contributed most in the other direction, where that is beyond noise; of two plans that are even, what changed most,
///         or what of it is done in another way
/// @param remarks what else to know, the most important first
public record Verdict(
        Basis basis, Trend trend, Amount before, Amount after, List<Contribution> causes, Optional<Contribution> against,
        List<Remark> remarks) {

    public Verdict {
        causes = List.copyOf(causes);
        remarks = List.copyOf(remarks);
    }

    public static Verdict of(PlanComparison comparison) {
        Basis basis = Totals.basis(comparison.before(), comparison.after());
        var totals = new Totals(comparison, basis);
        var contributions = new Contributions(comparison, totals);
        return new Verdict(basis, totals.trend(), totals.before(), totals.after(), contributions.causes(), contributions.against(),
                new Remarks(comparison, totals, contributions).all());
    }

    /// By how much a node's own part differs, in the unit of the basis; a node that is not there has none.
    ///
    /// @param comparison the one that this is the verdict of
    public Amount change(PlanComparison comparison, ComparedNode node) {
        return new Totals(comparison, basis).change(node);
    }

    /// How many times the larger is the smaller; at least 1, none where one is 0.
    public Optional<Double> factor() {
        double most = Math.max(before.value(), after.value());
        double least = Math.min(before.value(), after.value());
        return least > 0 ? Optional.of(most / least) : Optional.empty();
    }
}
