package org.plumbline.app.ui.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.plumbline.plan.measure.SubplanUsers;

/// From CTEs and InitPlans to the cards that use them, where these are not the cards they hang from. It does not change.
final class Links {
    /// @param from the CTE, InitPlan or SubPlan
    /// @param to a card that uses it, or in which the user is folded away
    record Link(int from, int to) {}

    private final List<Link> all;
    private final BitSet usedElsewhere = new BitSet();

    private Links(List<Link> all) {
        this.all = List.copyOf(all);
        this.all.forEach(link -> usedElsewhere.set(link.from()));
    }

    static Links of(List<SubplanUsers.Use> uses, DiagramLayout layout) {
        var links = new ArrayList<Link>();
        for (SubplanUsers.Use use : uses) {
            int from = layout.itemOf(use.subplan());
            int to = layout.itemOf(use.user());
            boolean isShown = layout.items().node(from).map(node -> node.id().equals(use.subplan())).orElse(false);
            var link = new Link(from, to);
            boolean again = !links.isEmpty() && links.getLast().equals(link);
            if (isShown && to != layout.parent(from) && to != from && !again) {
                links.add(link);
            }
        }
        return new Links(links);
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
