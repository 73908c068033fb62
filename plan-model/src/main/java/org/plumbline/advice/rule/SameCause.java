package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;

/// Findings that describe one cause become one, told from the cause. A scan that a nested loop repeats is the loop's finding; a loop that
/// repeats work because far more outer rows came than expected is the misestimate's.
final class SameCause {
    private static final String MISESTIMATE = "row-misestimate";
    private static final String LOOP = "nested-loop-repeats-work";
    private static final String JOIN = "join-without-index";
    private static final String GROUPS = "groups-thrown-away";
    private static final String PARALLEL = "parallel-would-help";
    private static final String NULL_KEYS = "null-join-keys";
    private static final String FORCED = "forced-plan";
    /// Of what another finding tells, the part that makes it the same.
    private static final double MOST_OF_IT = 0.5;
    /// A table's rows that an index would find.
    private static final Set<String> SEARCHES = Set.of(
            "selective-seq-scan", "wrapped-column", "implicit-cast", "infix-like", "containment-without-gin", "index-filters-most-rows");
    /// Those of which an index for an order has no part.
    private static final Set<String> UNORDERED_SEARCHES =
            Set.of("wrapped-column", "implicit-cast", "infix-like", "containment-without-gin");
    /// What else is said of one scan.
    private static final Set<String> SCANS = Stream.concat(SEARCHES.stream(), Stream.of(
            JOIN, "read-efficiency", "long-in-list", "index-only-possible", "partitions-not-pruned", "skip-scan-searches", NULL_KEYS))
            .collect(Collectors.toUnmodifiableSet());
    /// A few rows are wanted of many that are put in order.
    private static final Set<String> FIRST_ROWS = Set.of("large-offset", "top-n-sort", "incremental-sort-groups", "wrong-index-for-limit");

    private final MeasuredPlan plan;

    /// What can cause what, in the order in which they are merged.
    private final List<Story> stories = List.of(
            new Story(Set.of("correlated-subplan"), add(SCANS, LOOP), this::isAround, SameCause::withRemedies),
            new Story(Set.of("not-in-subplan"), add(SCANS, LOOP), this::sharesANode, SameCause::alone),
            new Story(Set.of(LOOP), SCANS, this::repeats, SameCause::withRemedies),
            new Story(Set.of("limit-above-fan-out"), Set.of(MISESTIMATE), this::doesWithout, (limit, _) -> limit),
            new Story(Set.of(MISESTIMATE), Set.of(LOOP), this::drives, SameCause::both),
            new Story(add(SEARCHES, LOOP), Set.of(GROUPS), this::makesThem, (search, _) -> search),
            new Story(Set.of(GROUPS), add(SCANS, LOOP, PARALLEL, "hash-spill", "sort-spill", "wide-rows-spill"),
                    (groups, effect) -> areBelow(effect, aggregate(groups)), (groups, _) -> groups),
            new Story(UNORDERED_SEARCHES, FIRST_ROWS, this::findsMore, SameCause::alone),
            new Story(FIRST_ROWS, add(SCANS, "sort-spill", PARALLEL), this::sharesANode, SameCause::alone),
            new Story(Set.of("expensive-function"), FIRST_ROWS,
                    (function, rows) -> sharesANode(function, rows) && ExpensiveFunction.isBelowLimit(function), SameCause::withRemedies),
            new Story(Set.of("partitions-not-pruned"), SEARCHES, this::sharesANode, SameCause::alone),
            new Story(SEARCHES, Set.of(NULL_KEYS), this::sharesANode, SameCause::alone),
            new Story(Set.of("memoize-would-help"), Set.of(FORCED), SameCause::switchesOffTheSame, SameCause::alone),
            new Story(Set.of("memoize-would-help"), Set.of("stale-statistics"),
                    (loop, stale) -> loop.remedies().containsAll(stale.remedies()), SameCause::alone),
            new Story(Set.of("bitmap-and"), Set.of("lossy-bitmap"), this::sharesANode, SameCause::alone),
            new Story(SCANS, Set.of(PARALLEL), (scan, parallel) -> hasIndex(scan) && sharesANode(scan, parallel), SameCause::alone),
            new Story(Set.of(PARALLEL), SEARCHES, this::sharesANode, (parallel, _) -> parallel),
            new Story(Set.of("stale-statistics", "partitioned-parent-never-analyzed"), Set.of(MISESTIMATE),
                    this::sharesANode, SameCause::both),
            new Story(Set.of("outer-join-not-anti"), Set.of(MISESTIMATE), SameCause::areToldAtOne, SameCause::alone),
            new Story(Set.of("cte-scan-in-loop"), Set.of(MISESTIMATE), this::isDecidedBy, SameCause::withRemedies),
            new Story(SEARCHES, Set.of("expensive-function"),
                    (scan, function) -> sharesANode(scan, function) && ExpensiveFunction.isOfCondition(function), SameCause::alone),
            new Story(Set.of("gather-ships-rows"), Set.of("large-result"), this::sharesANode, SameCause::alone),
            new Story(Set.of(NULL_KEYS), Set.of(JOIN), this::sharesANode, (keys, _) -> keys),
            new Story(Set.of(JOIN), Set.of("hash-spill", "wide-rows-spill", "skewed-hash-key"), this::sharesANode, SameCause::alone),
            new Story(Set.of("skewed-hash-key"), Set.of("hash-spill", "wide-rows-spill"), this::sharesANode, SameCause::alone),
            new Story(Set.of("cartesian-product"), Set.of("instrumentation-bound"), this::sharesANode, SameCause::alone),
            new Story(Set.of("foreign-key-without-index"), Set.of("unindexed-foreign-key"), SameCause::areOfOneKey,
                    (trigger, key) -> withRemediesOf(trigger, key.remedies())),
            new Story(Set.of("planning-dominates"), Set.of("lock-fast-path"), this::sharesANode, SameCause::alone),
            new Story(Stream.of(SCANS, FIRST_ROWS, Set.of("bitmap-and", "correlated-subplan", "not-in-subplan", LOOP, MISESTIMATE))
                    .flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()), Set.of("unindexed-foreign-key"),
                    (found, key) -> sharesANode(found, key) && ForeignKeyServed.is(found, key), ForeignKeyServed::told));

    private SameCause(MeasuredPlan plan) {
        this.plan = plan;
    }

    static List<Finding> merged(MeasuredPlan plan, List<Finding> findings) {
        var sameCause = new SameCause(plan);
        List<Finding> told = findings;
        for (Story story : sameCause.stories) {
            told = story.told(told);
        }
        return told;
    }

    /// @param causes rules whose findings may be a cause
    /// @param effects rules whose findings may be an effect, none of them a cause
    /// @param related whether the first caused the second
    /// @param merge one finding from the cause and an effect of it
    private record Story(
            Set<String> causes, Set<String> effects, BiPredicate<Finding, Finding> related, BinaryOperator<Finding> merge) {

        List<Finding> told(List<Finding> findings) {
            int[] possible = IntStream.range(0, findings.size()).filter(i -> causes.contains(findings.get(i).rule().id())).toArray();
            if (possible.length == 0) {
                return findings;
            }
            var told = new ArrayList<Optional<Finding>>(findings.stream().map(Optional::of).toList());
            for (int e = 0; e < findings.size(); e++) {
                Finding effect = findings.get(e);
                if (effects.contains(effect.rule().id())) {
                    OptionalInt cause = IntStream.of(possible).filter(i -> related.test(findings.get(i), effect)).findFirst();
                    if (cause.isPresent()) {
                        told.set(cause.getAsInt(), told.get(cause.getAsInt()).map(found -> merge.apply(found, effect)));
                        told.set(e, Optional.empty());
                    }
                }
            }
            return told.stream().flatMap(Optional::stream).toList();
        }
    }

    private static Set<String> add(Set<String> rules, String... more) {
        return Stream.concat(rules.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /// The effect is about nodes of the cause's own subtree.
    private boolean isAround(Finding cause, Finding effect) {
        return areBelow(effect, node(cause));
    }

    private boolean areBelow(Finding effect, PlanNode top) {
        return effect.nodes().stream().allMatch(node -> isBelow(node, top));
    }

    /// Of groups that a join throws away: what made them.
    private PlanNode aggregate(Finding groups) {
        return plan.plan().node(groups.nodes().get(1));
    }

    /// The rows that are grouped were searched the hard way, which took most of it: found by an index, there is little to group.
    private boolean makesThem(Finding search, Finding groups) {
        return areBelow(search, aggregate(groups)) && hasIndex(search)
                && search.share().value() >= MOST_OF_IT * groups.share().value();
    }

    /// A setting that is told with its cost, and no other beside it.
    private static boolean switchesOffTheSame(Finding cause, Finding forced) {
        return !switchedOff(forced).isEmpty() && switchedOff(cause).equals(switchedOff(forced));
    }

    private static List<Evidence> switchedOff(Finding finding) {
        return finding.evidence().stream().filter(figure -> figure.name().equals("switched off")).toList();
    }

    private boolean sharesANode(Finding cause, Finding effect) {
        return effect.nodes().stream().anyMatch(cause.nodes()::contains);
    }

    /// The loop is one of what the planner chose by the rows that were off.
    private boolean isDecidedBy(Finding loop, Finding misestimate) {
        return misestimate.nodes().stream().map(plan.plan()::node).filter(node -> node.operation() instanceof Operation.NestedLoop)
                .anyMatch(node -> loop.nodes().stream().filter(scan -> plan.plan().node(scan).operation() instanceof Operation.CteScan)
                        .anyMatch(scan -> isBelow(scan, node)));
    }

    /// The joins that are not needed for all rows are among what the planner chose by the rows that were off, and to do without them wins
    /// no less.
    private boolean doesWithout(Finding limit, Finding misestimate) {
        List<NodeId> joins = limit.nodes().stream().filter(id -> plan.plan().node(id).operation() instanceof Operation.Join).toList();
        return limit.share().compareTo(misestimate.share()) >= 0 && misestimate.nodes().containsAll(joins)
                && !joins.contains(misestimate.node().orElseThrow());
    }

    /// The rows are so few that finding them wins more than having them in order.
    private boolean findsMore(Finding search, Finding firstRows) {
        return sharesANode(search, firstRows) && hasIndex(search) && search.share().compareTo(firstRows.share()) >= 0;
    }

    private static boolean areToldAtOne(Finding cause, Finding effect) {
        return cause.node().equals(effect.node());
    }

    private static boolean areOfOneKey(Finding trigger, Finding key) {
        Optional<Quantity> constraint = evidence(trigger, "constraint");
        return constraint.isPresent() && constraint.equals(evidence(key, "foreign key"));
    }

    private static Optional<Quantity> evidence(Finding finding, String name) {
        return finding.evidence().stream().filter(figure -> figure.name().equals(name)).map(Evidence::value).findFirst();
    }

    private static boolean hasIndex(Finding finding) {
        return finding.remedies().stream().anyMatch(Remedy.CreateIndex.class::isInstance);
    }

    /// The scans run inside the loop.
    private boolean repeats(Finding loop, Finding scan) {
        return plan.plan().inner(node(loop))
                .map(inner -> scan.nodes().stream().allMatch(node -> isBelow(node, inner)))
                .orElse(false);
    }

    /// The rows that were underestimated are the loop's outer rows.
    private boolean drives(Finding misestimate, Finding loop) {
        NodeId origin = misestimate.node().orElseThrow();
        boolean under = plan.of(origin).misestimate().map(Misestimate::underestimated).orElse(false);
        return under && plan.plan().outer(node(loop)).map(outer -> isBelow(origin, outer)).orElse(false);
    }

    private PlanNode node(Finding finding) {
        return plan.plan().node(finding.node().orElseThrow());
    }

    private static boolean isBelow(NodeId node, PlanNode top) {
        return top.id().index() <= node.index() && node.index() < top.subtreeEnd();
    }

    /// What helps the cause ends the effect.
    private static Finding alone(Finding cause, Finding effect) {
        Finding larger = cause.share().compareTo(effect.share()) >= 0 ? cause : effect;
        return new Finding(cause.rule(), cause.node(), together(cause.nodes(), effect.nodes()), larger.severity(), larger.share(),
                larger.timeAtStake(), cause.evidence(), cause.remedies(), cause.doubts(), cause.knowMore(), cause.state());
    }

    /// The cause's figures are the effect's already, for each run.
    static Finding withRemedies(Finding cause, Finding effect) {
        Finding both = both(cause, effect);
        return new Finding(both.rule(), both.node(), both.nodes(), both.severity(), both.share(), both.timeAtStake(),
                cause.evidence(), both.remedies(), both.doubts(), both.knowMore(), both.state());
    }

    /// Something else knows better what to do.
    static Finding withRemediesOf(Finding cause, List<Remedy> remedies) {
        return new Finding(cause.rule(), cause.node(), cause.nodes(), cause.severity(), cause.share(), cause.timeAtStake(),
                cause.evidence(), remedies, cause.doubts(), cause.knowMore(), cause.state());
    }

    private static Finding both(Finding cause, Finding effect) {
        Finding larger = cause.share().compareTo(effect.share()) >= 0 ? cause : effect;
        return new Finding(cause.rule(), cause.node(), together(cause.nodes(), effect.nodes()),
                cause.severity().compareTo(effect.severity()) >= 0 ? cause.severity() : effect.severity(),
                larger.share(), larger.timeAtStake(), together(cause.evidence(), effect.evidence()),
                together(cause.remedies(), effect.remedies()), together(cause.doubts(), effect.doubts()),
                Set.copyOf(together(List.copyOf(cause.knowMore()), List.copyOf(effect.knowMore()))), cause.state());
    }

    static <T> List<T> together(List<T> first, List<T> second) {
        return List.copyOf(new LinkedHashSet<>(Stream.concat(first.stream(), second.stream()).toList()));
    }
}
