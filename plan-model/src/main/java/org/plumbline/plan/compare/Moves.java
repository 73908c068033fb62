package org.plumbline.plan.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Pairing.Side;

/// Which pairs stand elsewhere: below another node, or in another order below the same one. Nodes that only one plan has do not count:
/// what is below a Sort that came is not moved by it.
final class Moves {
    private static final int TOP = -1;

    private Moves() {}

    /// For each node of the plan before.
    static boolean[] of(Plan before, Plan after, Pairing pairs) {
        int[] aboveBefore = above(before, pairs, Side.BEFORE);
        int[] aboveAfter = above(after, pairs, Side.AFTER);
        boolean[] moved = new boolean[before.nodes().size()];
        Map<Integer, List<Integer>> stayed = new HashMap<>();
        for (int i = 0; i < moved.length; i++) {
            if (pairs.isPaired(Side.BEFORE, i)) {
                int now = aboveAfter[pairs.partner(Side.BEFORE, i)];
                int expected = aboveBefore[i] == TOP ? TOP : pairs.partner(Side.BEFORE, aboveBefore[i]);
                moved[i] = now != expected;
                if (!moved[i]) {
                    stayed.computeIfAbsent(aboveBefore[i], _ -> new ArrayList<>()).add(i);
                }
            }
        }
        for (List<Integer> siblings : stayed.values()) {
            boolean[] kept = Order.kept(siblings.stream().mapToInt(node -> pairs.partner(Side.BEFORE, node)).toArray());
            for (int i = 0; i < kept.length; i++) {
                moved[siblings.get(i)] = !kept[i];
            }
        }
        return moved;
    }

    /// The nearest node above that has a partner.
    private static int[] above(Plan plan, Pairing pairs, Side side) {
        int[] above = new int[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            int parent = node.parent().map(id -> id.index()).orElse(TOP);
            above[node.id().index()] = parent == TOP || pairs.isPaired(side, parent) ? parent : above[parent];
        }
        return above;
    }
}
