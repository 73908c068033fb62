package org.plumbline.plan.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Pairing.Side;

/// Finds the nodes of two plans that do the same work, wherever they stand. First those that read something, by what they read; then those
/// above by what they read in common, from below (as the bottom-up phase of tree differencing has it: Falleri et al., "Fine-grained and
/// accurate source code differencing", ASE 2014); and last, below nodes that belong together, what is left and of a kind.
/// Among several that fit equally well, conditions decide, and then the plans' order.
final class Matching {
    private final Map<Side, Plan> plans = new EnumMap<>(Side.class);
    private final Map<Side, List<NodeWork>> works = new EnumMap<>(Side.class);
    private final Map<Side, long[]> reads = new EnumMap<>(Side.class);
    private final Pairing pairs;

    private Matching(Plan before, Plan after) {
        plans.put(Side.BEFORE, before);
        plans.put(Side.AFTER, after);
        works.put(Side.BEFORE, NodeWork.of(before));
        works.put(Side.AFTER, NodeWork.of(after));
        pairs = new Pairing(before.nodes().size(), after.nodes().size());
    }

    /// The nodes that belong together, and of each such pair whether both ask the same of their rows.
    record Matched(Pairing pairs, List<NodeWork> before, List<NodeWork> after) {
        boolean askTheSame(int nodeBefore, int nodeAfter) {
            return before.get(nodeBefore).asked() == after.get(nodeAfter).asked();
        }
    }

    static Matched of(Plan before, Plan after) {
        var matching = new Matching(before, after);
        matching.byName(NodeWork::exactName);
        matching.byName(NodeWork::nameInAnySchema);
        matching.byName(NodeWork::thingAlone);
        matching.byName(NodeWork::aliasAlone);
        matching.byWhatIsRead();
        matching.belowPairs();
        return new Matched(matching.pairs, matching.works.get(Side.BEFORE), matching.works.get(Side.AFTER));
    }

    private NodeWork work(Side side, int node) {
        return works.get(side).get(node);
    }

    private void byName(Function<NodeWork, Optional<String>> name) {
        pairs.pairAll((side, node) -> {
            NodeWork work = work(side, node);
            return name.apply(work).map(thing -> thing + "\n" + work.deed()).orElse(null);
        });
        pairs.pairAll((side, node) -> name.apply(work(side, node)).orElse(null));
    }

    private void byWhatIsRead() {
        for (Side side : Side.values()) {
            reads.put(side, reads(side));
        }
        pairs.pairAll((side, node) -> kindAndReads(side, node).map(key -> key + "\n" + work(side, node).deed()).orElse(null));
        pairs.pairAll((side, node) -> kindAndReads(side, node).orElse(null));
    }

    private Optional<String> kindAndReads(Side side, int node) {
        long read = reads.get(side)[node];
        NodeWork work = work(side, node);
        return read == 0 || work.is(Family.ACCESS) ? Optional.empty() : Optional.of(work.kind() + "\n" + read);
    }

    /// For each node a number for the set of paired accesses that feed it: a sum of numbers drawn for them, so that order does not matter.
    /// What only one of the plans reads does not count.
    private long[] reads(Side side) {
        Plan plan = plans.get(side);
        long[] sums = new long[plan.nodes().size()];
        for (int i = sums.length - 1; i >= 0; i--) {
            PlanNode node = plan.nodes().get(i);
            if (pairs.isPaired(side, i) && work(side, i).is(Family.ACCESS)) {
                sums[i] += Asked.mix(side == Side.BEFORE ? i : pairs.partner(side, i));
            }
            if (node.feedsParent()) {
                sums[node.parent().orElseThrow().index()] += sums[i];
            }
        }
        return sums;
    }

    private record Parents(int before, int after) {}

    /// From the roots down, so that what is paired here leads on to its own children.
    private void belowPairs() {
        pairChildren(new int[] {0}, new int[] {0});
        var open = new ArrayDeque<Parents>();
        for (int before = 0; before < pairs.count(Side.BEFORE); before++) {
            if (pairs.isPaired(Side.BEFORE, before)) {
                open.add(new Parents(before, pairs.partner(Side.BEFORE, before)));
            }
        }
        while (!open.isEmpty()) {
            Parents parents = open.poll();
            int[] before = unpaired(Side.BEFORE, parents.before());
            int[] after = unpaired(Side.AFTER, parents.after());
            if (before.length > 0 && after.length > 0) {
                pairChildren(before, after);
                for (int node : before) {
                    if (pairs.isPaired(Side.BEFORE, node)) {
                        open.add(new Parents(node, pairs.partner(Side.BEFORE, node)));
                    }
                }
            }
        }
    }

    private int[] unpaired(Side side, int parent) {
        Plan plan = plans.get(side);
        var found = new ArrayList<Integer>();
        PlanNode node = plan.nodes().get(parent);
        for (int child = parent + 1; child < node.subtreeEnd(); child = plan.nodes().get(child).subtreeEnd()) {
            if (!pairs.isPaired(side, child)) {
                found.add(child);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void pairChildren(int[] before, int[] after) {
        pairs.pair(before, after, (side, node) -> leftOver(side, node).map(kind -> kind + "\n" + work(side, node).deed()).orElse(null));
        pairs.pair(before, after, (side, node) -> leftOver(side, node).filter(_ -> !work(side, node).is(Family.JOIN)).orElse(null));
    }

    /// What reads something has been looked for everywhere by its name, and a join of other things is another join.
    private Optional<String> leftOver(Side side, int node) {
        NodeWork work = work(side, node);
        boolean known = work.is(Family.ACCESS) && work.isNamed();
        return known ? Optional.empty() : Optional.of(work.kind() + "\n" + plans.get(side).nodes().get(node).feedsParent());
    }
}
