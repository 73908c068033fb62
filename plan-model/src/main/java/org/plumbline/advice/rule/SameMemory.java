package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Remedy.RaiseMemory;
import org.plumbline.plan.measure.MeasuredPlan;

/// Findings of one rule that ask for more of the same memory are one finding: it is set for the statement, not for a node, and the largest
/// amount serves them all. Where what is left of them, as another cause took some, is not worth a word, none is told.
final class SameMemory {
    /// Rules whose findings count together.
    private static final Set<String> SPILLS = Set.of("sort-spill", "hash-spill");

    private SameMemory() {}

    static List<Finding> merged(MeasuredPlan plan, List<Finding> findings) {
        Map<Key, List<Finding>> together = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Optional<String> setting = memory(finding).findFirst().map(RaiseMemory::setting);
            var key = new Key(finding.rule().id(), setting, setting.isPresent() ? 0 : i);
            together.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
        }
        return together.values().stream().map(same -> same.size() == 1 ? same.getFirst() : all(plan, same))
                .filter(finding -> !SPILLS.contains(finding.rule().id()) || isWorth(finding)).toList();
    }

    private static boolean isWorth(Finding finding) {
        return new Stake(finding.share(), finding.timeAtStake()).matters(TempFiles.LEAST_SHARE);
    }

    /// @param number sets findings that ask for no memory apart
    private record Key(String rule, Optional<String> setting, int number) {}

    private static Stream<RaiseMemory> memory(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy instanceof RaiseMemory memory ? Stream.of(memory) : Stream.empty());
    }

    /// Told with the figures of the dearest. Their parts do not overlap: each is about nodes of its own.
    private static Finding all(MeasuredPlan plan, List<Finding> same) {
        RaiseMemory most = same.stream().flatMap(SameMemory::memory).max(Comparator.comparing(RaiseMemory::to)).orElseThrow();
        Finding told = same.stream().sorted(Comparator.comparing(Finding::share).reversed())
                .reduce((first, second) -> SameIndex.both(plan, first, second)).orElseThrow();
        List<Remedy> remedies = told.remedies().stream().map(remedy -> remedy instanceof RaiseMemory ? most : remedy).distinct().toList();
        var evidence = new ArrayList<>(told.evidence());
        evidence.add(Evidence.count("places that ran out of memory", same.size()));
        return new Finding(told.rule(), told.node(), told.nodes(), told.severity(), told.share(), told.timeAtStake(), evidence, remedies,
                told.doubts(), told.knowMore(), told.state());
    }
}
