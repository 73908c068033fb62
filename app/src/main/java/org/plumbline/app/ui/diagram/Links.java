package org.plumbline.app.ui.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.plumbline.plan.measure.SubplanUsers;

/// From CTEs and InitPlans to the cards that use them, where these are not the cards they hang from. It does not change.
final class Links {
    /// @param from the CTE, InitPlan or SubPlan
    /// @param to a card that uses it, or in which the user is folded away
    /// @param lane the same for all links of a subplan, another one than that of others which lead past the same cards; from 0
    /// @param column which of the links to that card it is, from 0
    record Link(int from, int to, int lane, int column) {}

    private final List<Link> all;
    private final BitSet usedElsewhere = new BitSet();

    private Links(List<Link> all) {
        this.all = List.copyOf(all);
        this.all.forEach(link -> usedElsewhere.set(link.from()));
    }

    static Links of(List<SubplanUsers.Use> uses, DiagramLayout layout) {
        var users = new LinkedHashMap<Integer, Set<Integer>>();
        for (SubplanUsers.Use use : uses) {
            int from = layout.itemOf(use.subplan());
            int to = layout.itemOf(use.user());
            boolean isShown = layout.items().node(from).map(node -> node.id().equals(use.subplan())).orElse(false);
            if (isShown && to != layout.parent(from) && to != from) {
                users.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
            }
        }
        Map<Integer, Integer> lanes = lanes(users, layout);
        var columns = new HashMap<Integer, Integer>();
        var links = new ArrayList<Link>();
        users.forEach((from, each) -> each.forEach(to ->
                links.add(new Link(from, to, lanes.get(from), columns.merge(to, 1, Integer::sum) - 1))));
        return new Links(links);
    }

    /// For each subplan the first lane of its level that no other one takes where its links lead.
    private static Map<Integer, Integer> lanes(Map<Integer, Set<Integer>> users, DiagramLayout layout) {
        var taken = new HashMap<Integer, List<Double>>();
        var lanes = new HashMap<Integer, Integer>();
        List<Integer> byPlace = users.keySet().stream().sorted(Comparator.comparingDouble(from -> reach(from, users, layout).min()
                .orElseThrow())).toList();
        for (int from : byPlace) {
            List<Double> ends = taken.computeIfAbsent(layout.level(from), _ -> new ArrayList<>());
            double left = reach(from, users, layout).min().orElseThrow();
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) >= left) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0.0);
            }
            ends.set(lane, reach(from, users, layout).max().orElseThrow());
            lanes.put(from, lane);
        }
        return lanes;
    }

    /// The places of a subplan and of its users, with the columns beside these.
    private static DoubleStream reach(int from, Map<Integer, Set<Integer>> users, DiagramLayout layout) {
        return DoubleStream.concat(DoubleStream.of(layout.place(from)),
                users.get(from).stream().flatMapToDouble(to -> DoubleStream.of(layout.place(to) - 0.5, layout.place(to) + 0.5)));
    }

    List<Link> all() {
        return all;
    }

    /// Its rows go to another card than the one it hangs from.
    boolean isUsedElsewhere(int item) {
        return usedElsewhere.get(item);
    }

    /// The cards that use this one, other than the one it hangs from.
    List<Integer> users(int item) {
        return usedElsewhere.get(item) ? all.stream().filter(link -> link.from() == item).map(Link::to).toList() : List.of();
    }
}
