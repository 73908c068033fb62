package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Condition;
import org.plumbline.plan.PlanNode;

/// The index by which a join would find a row's partners in a table, which it reads as a whole for want of it.
final class PartnerIndex {
    private PartnerIndex() {}

    /// On the join's columns of this table; those of its own filter behind them where all can be told.
    static Optional<IndexRemedy> of(PlanNode join, PlanNode scan) {
        List<Condition> joined = JoinOn.conditions(join);
        List<Condition> all = Stream.concat(joined.stream(), ScanFigures.filter(scan).stream()).toList();
        return ScanFigures.target(scan).flatMap(target -> Stream.of(all, joined).map(conditions -> IndexRemedy.serving(target, conditions))
                .filter(remedy -> remedy.index().isPresent() && IndexRemedy.serving(target, joined).index().isPresent()).findFirst());
    }
}
