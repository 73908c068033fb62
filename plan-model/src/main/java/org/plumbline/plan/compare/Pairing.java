package org.plumbline.plan.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Which nodes of two plans belong together, as it is found out step by step. Nodes are their numbers in pre-order. Every step treats both
/// plans alike, so that the plans the other way round give the same pairs.
final class Pairing {
    private static final int NONE = -1;

    private final int[] ofBefore;
    private final int[] ofAfter;

    /// Which of the two plans.
    enum Side { BEFORE, AFTER }

    Pairing(int before, int after) {
        ofBefore = new int[before];
        ofAfter = new int[after];
        Arrays.fill(ofBefore, NONE);
        Arrays.fill(ofAfter, NONE);
    }

    /// The other plan's node; -1 where none is found (yet).
    int partner(Side side, int node) {
        return (side == Side.BEFORE ? ofBefore : ofAfter)[node];
    }

    boolean isPaired(Side side, int node) {
        return partner(side, node) != NONE;
    }

    int count(Side side) {
        return (side == Side.BEFORE ? ofBefore : ofAfter).length;
    }

    void pair(int before, int after) {
        ofBefore[before] = after;
        ofAfter[after] = before;
    }

    /// Pairs all nodes that have no partner yet and the same key, in the plans' order.
    ///
    /// @param key of a node; null where it is not to be paired in this step
    void pairAll(BiFunction<Side, Integer, Object> key) {
        pair(IntStream.range(0, ofBefore.length).toArray(), IntStream.range(0, ofAfter.length).toArray(), key);
    }

    /// Likewise among these alone.
    void pair(int[] before, int[] after, BiFunction<Side, Integer, Object> key) {
        Map<Object, Waiting> waiting = new HashMap<>();
        for (int node : before) {
            Object name = ofBefore[node] == NONE ? key.apply(Side.BEFORE, node) : null;
            if (name != null) {
                waiting.computeIfAbsent(name, _ -> new Waiting()).add(node);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        for (int node : after) {
            Object name = ofAfter[node] == NONE ? key.apply(Side.AFTER, node) : null;
            Waiting nodes = name == null ? null : waiting.get(name);
            if (nodes != null && nodes.next < nodes.count) {
                pair(nodes.nodes[nodes.next++], node);
            }
        }
    }

    /// The earlier plan's nodes of one key, of which the first ones have found partners.
    private static final class Waiting {
        private int[] nodes = new int[1];
        private int count;
        private int next;

        void add(int node) {
            nodes = count == nodes.length ? Arrays.copyOf(nodes, count * 2) : nodes;
            nodes[count++] = node;
        }
    }
}
