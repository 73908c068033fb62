package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.ArrayList;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// Many partitions of a table were searched, and only a few of them had anything.
///
///     Append  (actual time=0.180..0.190 rows=1 loops=2000)
///       ->  Index Scan using orders_2023_01_customer_id_idx on orders_2023_01 o_1  (actual time=0.008..0.008 rows=0 loops=2000)
///       ->  Index Scan using orders_2023_02_customer_id_idx on orders_2023_02 o_2  (actual time=0.008..0.008 rows=0 loops=2000)
///       ... 34 more
public final class PartitionsNotPruned implements PlanRule {
    /// Partitions that were searched (our catalogue, row 39).
    static final int LEAST_PARTITIONS = 8;
    /// Of them, those that had something, on average of all runs.
    static final double MOST_USEFUL = 0.25;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    /// What an Append does itself for a partition that is left out at run time is small, but not nothing.
    private static final double WON_OF_EMPTY = 0.8;

    private static final RuleInfo INFO =
            new RuleInfo("partitions-not-pruned", "Partitions searched in vain", Category.SCAN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<PlanNode> appends = plan.nodes(Set.of(Operation.Append.class, Operation.MergeAppend.class));
        if (appends.isEmpty()) {
            return List.of();
        }
        var worthAnIndex = new HashSet<NodeId>();
        SelectiveScan.in(plan).forEach(scan -> scan.scans().forEach(node -> worthAnIndex.add(node.id())));
        var findings = new ArrayList<Finding>();
        for (PlanNode append : appends) {
            check(plan, append, worthAnIndex).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, PlanNode append, Set<NodeId> worthAnIndex) {
        List<PlanNode> searched = plan.plan().children(append).stream().filter(child -> child.feedsParent() && child.executed().isPresent())
                .toList();
        if (searched.size() < LEAST_PARTITIONS || append.executed().isEmpty() || !areOneTable(searched)
                || searched.stream().anyMatch(child -> worthAnIndex.contains(child.id()))) {
            return Optional.empty();
        }
        double useful = useful(append, searched);
        double part = 1 - useful / searched.size();
        List<PlanNode> below = searched.stream().flatMap(child -> plan.plan().subtree(child).stream()).toList();
        Stake stake = Stake.ofSelves(plan, below, part * WON_OF_EMPTY);
        if (useful > MOST_USEFUL * searched.size() || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        long loops = append.executed().get().loops();
        Draft draft = Draft.of(INFO, plan, stake).at(append).at(searched)
                .because(Evidence.count("partitions searched", searched.size()))
                .because(Evidence.count("partitions with rows", Math.round(Math.ceil(useful))))
                .because(Evidence.rows("rows found", Rows.rows(append.executed().get().rowsAllLoops().value())));
        if (loops > 1) {
            draft.because(Evidence.count("searches of each", loops));
        }
        return Optional.of(draft.fix(new Remedy.Act(Action.FILTER_BY_PARTITION_KEY)).finding());
    }

    /// Partitions that had something, on average of the runs: rows per run are rounded, so that those of the Append count too.
    private static double useful(PlanNode append, List<PlanNode> searched) {
        double withRows = 0;
        double rows = 0;
        for (PlanNode child : searched) {
            double each = child.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0);
            withRows += Math.min(1, each);
            rows += each;
        }
        return Math.max(withRows, append.executed().orElseThrow().rowsPerLoop().value() - rows);
    }

    /// Partitions get the table's alias with a number behind (`o_1`, `o_2`); the tables of a UNION ALL have their own. A partition's search
    /// without any condition is not in vain: its rows are wanted.
    private static boolean areOneTable(List<PlanNode> children) {
        Set<String> aliases = new HashSet<>();
        for (PlanNode child : children) {
            Optional<String> alias = ScanFigures.target(child).flatMap(Target::alias);
            boolean searches = ScanFigures.filter(child).isPresent() || !ScanFigures.searched(child).isEmpty();
            if (alias.isEmpty() || !searches) {
                return false;
            }
            aliases.add(withoutNumber(alias.get()));
        }
        return aliases.size() == 1;
    }

    private static String withoutNumber(String alias) {
        int end = alias.length();
        while (end > 0 && Character.isDigit(alias.charAt(end - 1))) {
            end--;
        }
        return end < alias.length() && end > 1 && alias.charAt(end - 1) == '_' ? alias.substring(0, end - 1) : alias;
    }
}
