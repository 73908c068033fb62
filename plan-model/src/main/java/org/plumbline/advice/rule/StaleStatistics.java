package org.plumbline.advice.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// A table of the plan changed much since its statistics were made, or never had any.
///
///     Seq Scan on orders  (cost=... rows=1 ...) (actual ... rows=48210 loops=1)
///     pg_stat_user_tables: n_live_tup 500000, n_mod_since_analyze 210000, last_analyze and last_autoanalyze null
public final class StaleStatistics implements CatalogRule {
    /// Rows changed, of those there are (our catalogue, row 8; `autovacuum_analyze_scale_factor`'s default).
    static final double LEAST_PART = 0.10;
    /// Smaller tables are told wrong by little (our own, as for an index).
    static final Rows LEAST_ROWS = Rows.rows(500);
    /// Estimate against reality, from which on the misestimate's cost is this table's (our catalogue, row 7).
    static final double LEAST_FACTOR = 10;

    private static final RuleInfo INFO =
            new RuleInfo("stale-statistics", "Statistics are out of date", Category.ESTIMATE, Set.of());

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        var findings = new ArrayList<Finding>();
        var above = new DecisionSums(plan, new CteRows(plan));
        PlanTables.of(plan, facts).forEach((table, nodes) -> {
            Share changed = Share.of(table.modifiedSinceAnalyze().value(), table.rows().value());
            boolean never = table.analyzedAt().isEmpty();
            boolean large = table.rows().compareTo(LEAST_ROWS) >= 0;
            if (!table.partitioned() && large && (never || changed.value() > LEAST_PART)) {
                findings.add(finding(plan, facts, table, nodes, changed, above));
            }
        });
        return findings;
    }

    private static Finding finding(
            MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes, Share changed, DecisionSums above) {
        Stake stake = nodes.stream().filter(node -> isOff(plan, node)).map(above::above)
                .max((a, b) -> a.share().compareTo(b.share())).orElse(PlanTables.BESIDE);
        Draft draft = Draft.of(INFO, plan, stake).at(nodes)
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.rows("rows of the table", table.rows()));
        if (table.analyzedAt().isPresent()) {
            draft.because(Evidence.rows("rows changed since then", table.modifiedSinceAnalyze()))
                    .because(Evidence.share("share changed", changed))
                    .because(table.analyzedAt().map(at -> Evidence.count("days since the last analyze", between(at, facts).toDays())));
        }
        draft.fix(new Remedy.Analyze(List.of(table.qualifiedName()), List.of())).unless(Doubt.STATISTICS_MAY_STILL_FIT);
        return stake.share().equals(Share.NONE) ? draft.remark() : draft.finding();
    }

    private static Duration between(Instant at, CatalogFacts facts) {
        Duration passed = Duration.between(at, facts.server().readAt());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private static boolean isOff(MeasuredPlan plan, PlanNode node) {
        Optional<Misestimate> misestimate = plan.of(node).misestimate();
        return misestimate.isPresent() && misestimate.get().leastFactor() >= LEAST_FACTOR;
    }
}
