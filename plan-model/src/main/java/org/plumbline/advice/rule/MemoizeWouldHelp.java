package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// A nested loop looks the same few keys up in an index again and again, and keeps nothing of what it found.
///
///     Nested Loop  (actual time=0.038..386.274 rows=60000 loops=1)
///       ->  Seq Scan on items i  (actual time=0.005..6.345 rows=60000 loops=1)
///       ->  Index Scan using products_pkey on products p  (actual time=0.006..0.006 rows=1 loops=60000)
///             Index Cond: (id = i.product_id)
///     Settings: enable_memoize = 'off'
///     pg_stats of items.product_id: n_distinct 1000
public final class MemoizeWouldHelp implements CatalogRule {
    /// Of the look-ups, those of a key that was looked up before (our own: each key comes five times).
    static final double LEAST_HITS = 0.8;
    /// Fewer look-ups say nothing (as for the Memoize that is there).
    static final long LEAST_LOOKUPS = 1_000;
    /// Of the execution, what can be won (as of other joins: our catalogue, row 14).
    static final double LEAST_STAKE = 0.10;
    /// Of what the repeated look-ups took. Measured on 60,000 look-ups among 3 million rows: 0.60 of it was won with 100 different keys,
    /// whose rows are always at hand for the processor too, 0.87 with 1,000, 0.83 with 6,000 and 0.58 with 12,000.
    static final double PROMISED = 0.55;
    /// The share of hits from which on the planner takes a Memoize, whose own cost is about a twentieth of a look-up
    /// (`cost_memoize_rescan`, costsize.c).
    private static final double ENOUGH_HITS = 0.1;
    private static final int SINCE_VERSION = 14;

    /// Of a table's rows: a statement that looks up so many tells of the whole column.
    private static final double WHOLE_TABLE = 0.9;

    private static final RuleInfo INFO =
            new RuleInfo("memoize-would-help", "Same keys looked up again and again", Category.JOIN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        var findings = new ArrayList<Finding>();
        if (facts.server().version() >= SINCE_VERSION) {
            for (PlanNode node : plan.nodes(Set.of(Operation.NestedLoop.class))) {
                check(plan, facts, node, (Operation.NestedLoop) node.operation()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /// PostgreSQL puts no Memoize below a semi or anti join, which does not read all rows of a key, nor mostly where the join itself checks
    /// a condition.
    private static Optional<Finding> check(MeasuredPlan plan, CatalogFacts facts, PlanNode node, Operation.NestedLoop loop) {
        boolean possible = (loop.joinType() == JoinType.INNER || loop.joinType() == JoinType.LEFT) && loop.joinFilter().isEmpty();
        return !possible ? Optional.empty() : JoinSides.of(plan.plan(), node)
                .filter(sides -> !ScanFigures.searched(sides.inner()).isEmpty() && sides.inner().executed().isPresent())
                .flatMap(sides -> LookupKey.of(plan.plan(), sides, facts).flatMap(key -> check(plan, facts, node, sides, key)));
    }

    private static Optional<Finding> check(MeasuredPlan plan, CatalogFacts facts, PlanNode node, JoinSides sides, LookupKey key) {
        double lookups = sides.inner().executed().orElseThrow().loops();
        OptionalDouble told = key.distinct();
        OptionalDouble bound = LookupBound.of(plan, facts, node, sides);
        if ((told.isEmpty() && bound.isEmpty()) || lookups < LEAST_LOOKUPS) {
            return Optional.empty();
        }
        double distinct = Math.min(told.orElse(Double.MAX_VALUE), bound.orElse(Double.MAX_VALUE));
        // Each process keeps rows for itself.
        double hits = 1 - Math.min(1, distinct * plan.of(sides.inner()).processes() / lookups);
        double expected = sides.outer().estimate().map(estimate -> estimate.rows().value()).orElse(0.0);
        Stake stake = Stake.ofSubtree(plan, sides.inner(), PROMISED * hits);
        // Where few rows were expected, that is the cause: another finding tells it.
        if (hits < LEAST_HITS || hits(distinct, expected) < ENOUGH_HITS || !stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        Draft draft = Draft.of(INFO, plan, stake).at(sides.inner()).at(node)
                .because(Evidence.text("key", key.named()))
                .because(Evidence.count("look-ups", Math.round(lookups)))
                .because(Evidence.rows("different keys at most", Rows.rows(Math.round(distinct))));
        boolean known = switchedOff(plan, facts, draft);
        known |= notExpected(key, told, new Looked(lookups, distinct, expected), draft);
        known |= noRoom(new KnownSettings(plan, facts), sides.inner(), distinct, expected, draft);
        // Else something forbids it that the plan does not tell, such as a volatile function.
        return known ? Optional.of(draft.unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).unless(Doubt.ROUNDED_PER_LOOP).finding())
                : Optional.empty();
    }

    /// @param lookups that were made
    /// @param distinct keys that they can have had
    /// @param expected look-ups by the planner
    private record Looked(double lookups, double distinct, double expected) {}

    private static double hits(double distinct, double lookups) {
        return 1 - Math.min(1, distinct / Math.max(1, lookups));
    }

    private static boolean switchedOff(MeasuredPlan plan, CatalogFacts facts, Draft draft) {
        boolean off = new KnownSettings(plan, facts).isOff("enable_memoize");
        if (off) {
            draft.because(Evidence.text("switched off", "enable_memoize")).fix(new Remedy.ChangeSetting("enable_memoize", "on"))
                    .unless(Doubt.SWITCHED_OFF_ON_PURPOSE);
        }
        return off;
    }

    /// Without statistics the planner takes each key for another one.
    private static boolean notExpected(LookupKey key, OptionalDouble told, Looked looked, Draft draft) {
        if (told.isPresent() && hits(told.getAsDouble(), looked.expected) >= ENOUGH_HITS) {
            return false;
        }
        if (told.isEmpty()) {
            List<String> tables = List.copyOf(key.unknownTables());
            if (tables.isEmpty()) {
                return false;
            }
            draft.because(Evidence.text("without statistics", String.join(", ", tables))).fix(new Remedy.Analyze(tables, List.of()));
            return true;
        }
        // What one statement looks up of a column tells of all of it only where that is nearly the whole table.
        if (key.parts().size() != 1 || looked.lookups < WHOLE_TABLE * key.parts().getFirst().table().rows().value()) {
            return false;
        }
        draft.because(Evidence.rows("different keys by the statistics", Rows.rows(Math.round(told.getAsDouble()))));
        LookupKey.Part part = key.parts().getFirst();
        String table = PlanTables.sql(part.table().schema(), part.table().name());
        draft.fix(new Remedy.Act(Action.CORRECT_DISTINCT, "ALTER TABLE " + table + " ALTER COLUMN "
                + QuotedName.of(part.column().name()) + " SET (n_distinct = " + Math.round(looked.distinct) + ");\nANALYZE " + table));
        return true;
    }

    /// More memory is proposed where not all keys have room; it is the cause where too few have.
    private static boolean noRoom(KnownSettings settings, PlanNode inner, double distinct, double expected, Draft draft) {
        double entry = MemoizeEntry.bytes(inner);
        double room = Math.floor(settings.hashMemory() / entry);
        if (room < distinct) {
            draft.because(Evidence.rows("keys that fit into memory", Rows.rows(room)))
                    .fix(WorkMemory.raised(distinct * entry / settings.hashMultiplier()))
                    .unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        }
        return hits(distinct, expected) * Math.min(1, room / distinct) < ENOUGH_HITS;
    }
}
