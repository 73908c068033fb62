package org.plumbline.app.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;

/// Which nodes of two plans a document shows: a page of a hundred thousand lines does not open.
///
/// @param shown in the order of the trees
/// @param leftOut what is left out, as a sentence; none where all are shown
record ComparedNodes(List<ComparedNode> shown, Optional<String> leftOut) {
    private static final int MOST = 2_000;

    ComparedNodes {
        shown = List.copyOf(shown);
    }

    /// All, if they are not too many; else those that differ; of those the ones whose own part changed most.
    static ComparedNodes of(PlanComparison comparison, Verdict verdict) {
        List<ComparedNode> all = comparison.nodes();
        if (all.size() <= MOST) {
            return new ComparedNodes(all, Optional.empty());
        }
        List<ComparedNode> differing = all.stream().filter(ComparedNode::differs).toList();
        if (differing.size() <= MOST) {
            return new ComparedNodes(differing, Optional.of(PlanWords.nodes(all.size() - differing.size())
                    + " that are the same in both plans are left out."));
        }
        Set<ComparedNode> most = differing.stream().sorted(Comparator.comparingDouble((ComparedNode node) ->
                verdict.change(comparison, node).size().value()).reversed()).limit(MOST).collect(Collectors.toSet());
        return new ComparedNodes(differing.stream().filter(most::contains).toList(), Optional.of(
                PlanWords.nodes(all.size() - MOST) + " are left out: shown are those whose own part changed most."));
    }
}
