package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Remedy;
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Target;
import org.plumbline.sql.ConditionParser;

/// The index that would serve a scan, as a remedy, with the doubts that every such advice has.
///
/// @param index none where no B-tree would
record IndexRemedy(Optional<IndexCandidate> index, List<Condition> conditions, boolean throughCast) {
    static IndexRemedy serving(Target target, List<Condition> conditions) {
        return new IndexRemedy(BtreeKeys.serving(target, conditions), conditions, BtreeKeys.readsThroughCast(target, conditions));
    }

    List<Remedy> remedies() {
        if (index.isEmpty() && conditions.stream().flatMap(condition -> ConditionParser.parse(condition).stream())
                .anyMatch(parsed -> parsed.orAcrossColumns())) {
            return List.of(new Remedy.Act(Action.INDEX_EACH_SIDE_OF_OR));
        }
        return index.<List<Remedy>>map(candidate -> List.of(new Remedy.CreateIndex(candidate))).orElse(List.of());
    }

    List<Doubt> doubts() {
        var doubts = new ArrayList<Doubt>();
        index.ifPresent(candidate -> {
            doubts.add(Doubt.EXISTING_INDEXES_UNKNOWN);
            if (throughCast) {
                doubts.add(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
            }
            if (candidate.keys().stream().anyMatch(key -> !key.isColumn())) {
                doubts.add(Doubt.EXPRESSION_MUST_BE_IMMUTABLE);
            }
            doubts.add(Doubt.WRITES_COST_MORE);
        });
        return doubts;
    }
}
