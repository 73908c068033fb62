package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.unit.Bytes;

/// A sort or hash went to disk because its rows carry wide columns that it does not look at.
///
///     Sort  (cost=... rows=60000 width=1544) (actual time=410.1..502.9 rows=20000 loops=1)
///       Sort Key: created_at DESC
///       Sort Method: external merge  Disk: 92304kB
public final class WideRowsSpill implements PlanRule {
    /// Of the execution (our catalogue, rows 9 and 42).
    static final double LEAST_SHARE = 0.05;
    /// Where there are no times (our catalogue, row 9).
    static final Bytes LEAST_WRITTEN = Bytes.kibibytes(10 * 1024);

    private static final RuleInfo INFO =
            new RuleInfo("wide-rows-spill", "Wide rows filled the memory", Category.MEMORY, Set.of(ANALYZE, COSTS));
    private static final String DEFERRED = """
            SELECT wide.* FROM (
                SELECT id, sort_column FROM ... ORDER BY sort_column LIMIT ...
            ) AS narrow JOIN ... AS wide USING (id)
            ORDER BY narrow.sort_column""";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (PlanNode node : plan.nodes(Set.of(Operation.Sort.class, Operation.Hash.class, Operation.Aggregate.class))) {
            WideRows.width(plan.plan(), node).flatMap(width -> check(plan, node, width)).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, PlanNode node, Bytes width) {
        Bytes written = Spilled.by(plan, node);
        var nodes = new ArrayList<>(List.of(node));
        if (node.operation() instanceof Operation.Hash) {
            plan.plan().parent(node).ifPresent(nodes::add);
        }
        boolean matters = plan.ranking() == Ranking.TIME
                ? Stake.ofSelves(plan, nodes, 1).matters(LEAST_SHARE) : written.compareTo(LEAST_WRITTEN) > 0;
        Stake stake = TempFiles.stake(plan, nodes, written);
        if (written.equals(Bytes.NONE) || !matters || !stake.matters(TempFiles.LEAST_SHARE)) {
            return Optional.empty();
        }
        return Optional.of(Draft.of(INFO, plan, stake).at(nodes)
                .because(Evidence.bytes("width of a row", width))
                .because(Evidence.bytes("written to disk", written))
                .fix(new Remedy.Act(Action.DEFER_WIDE_COLUMNS, DEFERRED)).finding());
    }
}
