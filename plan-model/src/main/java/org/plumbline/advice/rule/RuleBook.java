package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Advice;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Rule;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Capability;
import org.plumbline.plan.measure.MeasuredPlan;

/// Every rule, by name. A new rule is added here, and nowhere else in the product.
public final class RuleBook {
    /// How rows are found: scans and their conditions.
    private static final List<Rule> SCANS = List.of(
            new SelectiveSeqScan(),
            new WrappedColumn(),
            new ImplicitCast(),
            new InfixLike(),
            new ContainmentWithoutGin(),
            new IndexFiltersMostRows(),
            new WrongIndexForLimit(),
            new BitmapAndOfIndexes(),
            new LongInList(),
            new SkipScanSearches(),
            new IndexOnlyPossible(),
            new HeapFetches(),
            new LossyBitmap(),
            new ReadEfficiency(),
            new PartitionsNotPruned(),
            new ForeignScanShipsRows(),
            new FileReadEachTime());

    /// How rows are brought together: joins, subqueries, common table expressions.
    private static final List<Rule> JOINS = List.of(
            new NestedLoopRepeatsWork(),
            new JoinWithoutIndex(),
            new RowMisestimate(),
            new CteBlocksPushdown(),
            new CteScanInLoop(),
            new MemoizeThrash(),
            new CorrelatedSubplan(),
            new NotInSubplan(),
            new OuterJoinNotAnti(),
            new OrAcrossJoin(),
            new CartesianProduct(),
            new DistinctOverFanOut(),
            new LimitAboveFanOut(),
            new GroupsThrownAway());

    /// What is done with rows, and how many of them: sorts, hashes, limits, results.
    private static final List<Rule> ROWS = List.of(
            new SortSpill(),
            new HashSpill(),
            new SkewedHashKey(),
            new WideRowsSpill(),
            new TopNSort(),
            new IncrementalSortGroups(),
            new LargeOffset(),
            new ExactCount(),
            new NeedlessOrderBy(),
            new ClientTransfer(),
            new LargeResult(),
            new ForeignKeyWithoutIndex(),
            new SlowTrigger(),
            new BulkWrites(),
            new IndexUpkeep(),
            new LargeValuesDeleted());

    /// What the server does beside: processes, compilation, planning, triggers, input and output.
    private static final List<Rule> SERVER = List.of(
            new JitDominates(),
            new WorkersNotLaunched(),
            new WorkerSkew(),
            new ParallelStartUp(),
            new GatherShipsRows(),
            new ParallelWouldHelp(),
            new PlanningDominates(),
            new ExpensiveFunction(),
            new SlowReads(),
            new ColdCache(),
            new ForcedPlan(),
            new InstrumentationBound(),
            new LockFastPath());

    /// What only the database knows.
    private static final List<Rule> DATABASE = List.of(
            new StaleStatistics(),
            new PartitionedParentNeverAnalyzed(),
            new GenericPlanWorse(),
            new MemoizeWouldHelp(),
            new NullJoinKeys(),
            new NPlusOne(),
            new UpdatesNotHot(),
            new UnindexedForeignKey(),
            new RedundantIndex(),
            new UnusedIndex(),
            new InvalidIndex(),
            new NumbersRunOut(),
            new TransactionIdsRunOut());

    private static final List<Rule> RULES = Stream.of(SCANS, JOINS, ROWS, SERVER, DATABASE).flatMap(List::stream).toList();

    /// Nobody waits for less, whatever its share (our own).
    private static final Duration NOTHING_BELOW = Duration.ofMillis(1);

    private RuleBook() {}

    public static List<Rule> rules() {
        return RULES;
    }

    /// What every rule says of this plan, of which nothing but its text is known.
    public static Advice advise(MeasuredPlan plan) {
        return advise(plan, Optional.empty());
    }

    /// What every rule says of this plan. A rule that breaks costs one line, not the analysis. Findings with one cause are told once.
    ///
    /// @param facts what was read from the plan's server; none without a connection
    public static Advice advise(MeasuredPlan plan, Optional<CatalogFacts> facts) {
        var outcomes = new ArrayList<RuleOutcome>();
        var findings = new ArrayList<Finding>();
        for (Rule rule : RULES) {
            RuleOutcome outcome = ask(rule, plan, facts);
            outcomes.add(outcome);
            if (outcome instanceof RuleOutcome.Fired(var _, List<Finding> found)) {
                findings.addAll(found);
            }
        }
        List<Finding> causes = SameCause.merged(plan, Compiling.takenOff(plan, findings));
        List<Finding> told = SameMemory.merged(plan, SameIndex.merged(plan, causes)).stream().filter(RuleBook::matters).toList();
        List<Finding> known = facts.map(each -> KnownIndexes.applied(each, told)).orElse(told);
        return new Advice(outcomes, known, BasicRules.check(plan));
    }

    private static boolean matters(Finding finding) {
        return finding.timeAtStake().map(time -> time.compareTo(NOTHING_BELOW) >= 0).orElse(true);
    }

    private static boolean onlyPlanned(MeasuredPlan plan) {
        return !plan.plan().capabilities().has(Capability.ANALYZE) && plan.ranking() == MeasuredPlan.Ranking.COST;
    }

    private static RuleOutcome ask(Rule rule, MeasuredPlan plan, Optional<CatalogFacts> facts) {
        if (rule instanceof CatalogRule && facts.isEmpty()) {
            return new RuleOutcome.NeedsConnection(rule.info());
        }
        List<Capability> missing = plan.plan().capabilities().missing(rule.info().needs());
        try {
            if (!missing.isEmpty()) {
                List<Finding> planned = rule instanceof PlanRule planRule && onlyPlanned(plan) ? planRule.checkByCost(plan) : List.of();
                return planned.isEmpty()
                        ? new RuleOutcome.NotApplicable(rule.info(), missing) : new RuleOutcome.Fired(rule.info(), planned);
            }
            List<Finding> findings = switch (rule) {
                case PlanRule planRule -> planRule.check(plan);
                case CatalogRule catalogRule -> catalogRule.check(plan, facts.orElseThrow());
            };
            return findings.isEmpty() ? new RuleOutcome.Clear(rule.info()) : new RuleOutcome.Fired(rule.info(), findings);
        } catch (RuntimeException broken) {
            return new RuleOutcome.Failed(rule.info(), broken);
        }
    }
}
