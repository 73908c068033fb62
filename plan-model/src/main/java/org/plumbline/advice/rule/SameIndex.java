package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Findings of one rule that one index would end are one finding: a table that a query reads twice in the same way.
final class SameIndex {
    private SameIndex() {}

    static List<Finding> merged(MeasuredPlan plan, List<Finding> findings) {
        Map<Key, Finding> told = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Optional<IndexCandidate> index = index(finding);
            told.merge(new Key(finding.rule().id(), index, index.isPresent() ? 0 : i), finding,
                    (first, second) -> both(plan, first, second));
        }
        return List.copyOf(told.values());
    }

    /// @param number sets findings without an index apart
    private record Key(String rule, Optional<IndexCandidate> index, int number) {}

    private static Optional<IndexCandidate> index(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy instanceof Remedy.CreateIndex(IndexCandidate index) ? Stream.of(index) : Stream.empty())
                .findFirst();
    }

    /// Their parts do not overlap: each is about scans of its own. Told with the figures of the dearer one.
    static Finding both(MeasuredPlan plan, Finding first, Finding second) {
        Finding dearer = first.share().compareTo(second.share()) >= 0 ? first : second;
        Finding other = dearer.equals(first) ? second : first;
        Optional<Duration> time = dearer.timeAtStake().map(mine -> other.timeAtStake().map(mine::plus).orElse(mine))
                .map(sum -> sum.compareTo(plan.reconciliation().whole()) < 0 ? sum : plan.reconciliation().whole());
        Share share = new Share(Math.min(1, dearer.share().value() + other.share().value()));
        return new Finding(dearer.rule(), dearer.node(), SameCause.together(dearer.nodes(), other.nodes()), Severity.of(share), share, time,
                dearer.evidence(),
                SameCause.together(dearer.remedies(), other.remedies()), SameCause.together(dearer.doubts(), other.doubts()),
                dearer.knowMore(), dearer.state());
    }
}
