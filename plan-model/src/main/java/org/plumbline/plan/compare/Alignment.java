package org.plumbline.plan.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.compare.Pairing.Side;

/// Both trees row by row, each in its own order: the most pairs that stand in the same order in both share their rows.
final class Alignment {
    private Alignment() {}

    /// @param ofBefore for each node of the plan before, what became of it
    /// @param ofAfter likewise
    static List<AlignedRow> rows(Pairing pairs, List<ComparedNode> ofBefore, List<ComparedNode> ofAfter) {
        boolean[] shared = shared(pairs);
        var rows = new ArrayList<AlignedRow>(Math.max(ofBefore.size(), ofAfter.size()));
        int after = 0;
        for (int before = 0; before < ofBefore.size(); before++) {
            if (shared[before]) {
                int partner = pairs.partner(Side.BEFORE, before);
                after = addUpTo(partner, after, ofAfter, rows);
                rows.add(new AlignedRow(id(before), id(after++), ofBefore.get(before)));
            } else {
                rows.add(new AlignedRow(id(before), Optional.empty(), ofBefore.get(before)));
            }
        }
        addUpTo(ofAfter.size(), after, ofAfter, rows);
        return List.copyOf(rows);
    }

    private static int addUpTo(int end, int from, List<ComparedNode> ofAfter, List<AlignedRow> rows) {
        for (int after = from; after < end; after++) {
            rows.add(new AlignedRow(Optional.empty(), id(after), ofAfter.get(after)));
        }
        return end;
    }

    private static boolean[] shared(Pairing pairs) {
        int count = pairs.count(Side.BEFORE);
        int[] nodes = new int[count];
        int[] places = new int[count];
        int paired = 0;
        for (int i = 0; i < count; i++) {
            if (pairs.isPaired(Side.BEFORE, i)) {
                nodes[paired] = i;
                places[paired++] = pairs.partner(Side.BEFORE, i);
            }
        }
        boolean[] longest = Order.longest(java.util.Arrays.copyOf(places, paired));
        boolean[] shared = new boolean[count];
        for (int i = 0; i < paired; i++) {
            shared[nodes[i]] = longest[i];
        }
        return shared;
    }

    private static Optional<NodeId> id(int node) {
        return Optional.of(new NodeId(node));
    }
}
