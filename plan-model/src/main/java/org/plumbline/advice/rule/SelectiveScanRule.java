package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that tells one of the stories of a [SelectiveScan].
abstract class SelectiveScanRule implements PlanRule {
    private final RuleInfo info;
    private final Set<ScanStory.Kind> stories;

    SelectiveScanRule(RuleInfo info, ScanStory.Kind... stories) {
        this.info = info;
        this.stories = Set.of(stories);
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (SelectiveScan scan : SelectiveScan.in(plan)) {
            if (stories.contains(scan.story().kind())) {
                findings.add(advised(plan, scan, scan.draft(info, plan)).finding());
            }
        }
        return findings;
    }

    /// The finding with what to do about this scan.
    abstract Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft);
}
