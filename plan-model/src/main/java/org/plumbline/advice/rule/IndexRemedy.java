package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Remedy.CreateOtherIndex.Merit;
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexChoice;
import org.plumbline.index.IndexNeed;
import org.plumbline.plan.Condition;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;
import org.plumbline.sql.RunTimeValues;

/// The index that would serve a scan, as a remedy, with the doubts that every such advice has.
///
/// @param choice which indexes; none where no B-tree would do
record IndexRemedy(IndexNeed need, IndexChoice choice) {
    static IndexRemedy serving(Target target, List<Condition> conditions) {
        return serving(IndexNeed.of(target, conditions));
    }

    static IndexRemedy serving(IndexNeed need) {
        return new IndexRemedy(need, IndexChoice.of(need));
    }

    /// What a scan's own conditions ask for, where few of the table's rows fulfil them.
    static IndexRemedy ofSelective(MeasuredPlan plan, PlanNode scan) {
        var conditions = new ArrayList<Condition>(ScanFigures.searched(scan));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        return serving(new ScanNeed(plan, scan).selective(conditions));
    }

    /// None where no B-tree would do.
    Optional<IndexCandidate> index() {
        return choice.best();
    }

    List<Remedy> remedies() {
        if (choice.best().isEmpty()) {
            return orAcrossColumns() ? List.of(new Remedy.Act(Action.INDEX_EACH_SIDE_OF_OR)) : List.of();
        }
        return Stream.of(
                        choice.best().map(Remedy.CreateIndex::new),
                        choice.partial().map(index -> new Remedy.CreateOtherIndex(index, Merit.SMALLER)),
                        choice.blockRanges().map(index -> new Remedy.CreateOtherIndex(index, Merit.BLOCK_RANGES)))
                .<Remedy>flatMap(remedy -> remedy.stream()).toList();
    }

    private boolean orAcrossColumns() {
        return need.conditions().stream().flatMap(condition -> ConditionParser.parse(condition).stream())
                .anyMatch(ParsedCondition::orAcrossColumns);
    }

    List<Doubt> doubts() {
        var doubts = new ArrayList<Doubt>();
        choice.best().ifPresent(candidate -> {
            doubts.add(Doubt.EXISTING_INDEXES_UNKNOWN);
            if (BtreeKeys.readsThroughCast(need.target(), need.conditions())) {
                doubts.add(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
            }
            if (candidate.keys().stream().anyMatch(key -> !key.isColumn())) {
                doubts.add(Doubt.EXPRESSION_MUST_BE_IMMUTABLE);
            }
            if (candidate.where().isPresent()) {
                doubts.add(Doubt.SERVES_THESE_VALUES_ONLY);
            }
            if (!candidate.include().isEmpty()) {
                doubts.add(Doubt.ONLY_WHILE_VACUUMED);
            }
            if (need.conditions().stream().anyMatch(IndexRemedy::comparesWithUnknown)) {
                doubts.add(Doubt.VALUE_UNKNOWN_TO_PLANNER);
            }
            doubts.add(Doubt.WRITES_COST_MORE);
        });
        return doubts;
    }

    /// With `<` or `>`: of an equality the planner takes the average value's rows, which is near enough.
    private static boolean comparesWithUnknown(Condition condition) {
        return RunTimeValues.in(condition) && ConditionParser.parse(condition).stream()
                .flatMap(parsed -> parsed.comparisons().stream())
                .anyMatch(comparison -> comparison.kind() == Comparison.Kind.RANGE && isOfUnknown(comparison));
    }

    private static boolean isOfUnknown(Comparison comparison) {
        return Stream.of(comparison.subject(), comparison.other())
                .anyMatch(side -> side instanceof Operand.Value value && value.text().isEmpty());
    }
}
