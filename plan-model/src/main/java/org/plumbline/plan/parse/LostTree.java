package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.Warning;

/// Puts the nodes of a TEXT plan that lost its indentation in their places, by the inputs that each needs and what these may cost.
///
/// EXPLAIN prints a node, its InitPlans and CTEs, its inputs, its SubPlans, and each with all that is below it (ExplainNode of explain.c).
/// So a node goes to the innermost one that still needs an input. Where more than one may have it (an Append has any number), the
/// innermost whose costs allow it gets it, and the plan's warning says that this is not certain.
final class LostTree {
    private static final String SUBPLAN = "SubPlan ";
    /// How far up another place is looked for: bounds the time that a plan of that many levels costs.
    private static final int MOST_LEVELS = 1_000;

    private final RawPlan plan;
    /// From the root to the node placed last.
    private final List<Place> path = new ArrayList<>();
    /// Those of them that may have another input.
    private final List<Place> open = new ArrayList<>();
    /// The node that mentions a SubPlan last: the innermost, which computes it.
    private final Map<String, Place> mentions = new HashMap<>();
    private int firstGuess;
    private boolean isGuess;

    private LostTree(RawPlan plan) {
        this.plan = plan;
    }

    /// Gives every node its depth, and the plan a warning.
    ///
    /// @return true where no other tree is possible
    static boolean rebuild(RawPlan plan) {
        return new LostTree(plan).rebuild();
    }

    private boolean rebuild() {
        push(plan.nodes.getFirst(), 0);
        for (RawNode node : plan.nodes.subList(1, plan.nodes.size())) {
            isGuess = false;
            String subplan = node.fields.textOrEmpty("Subplan Name");
            if (subplan.isEmpty()) {
                Place parent = forInput(node);
                closeBelow(parent);
                if (parent.take(node) && !open.isEmpty() && open.getLast() == parent) {
                    open.removeLast();
                }
                push(node, parent.depth + 1);
            } else {
                Place owner = subplan.startsWith(SUBPLAN) ? forSubplan(subplan) : forInitPlan(subplan);
                closeBelow(owner);
                push(node, owner.depth + 1);
            }
            firstGuess = isGuess && firstGuess == 0 ? node.firstLine : firstGuess;
        }
        String doubt = firstGuess == 0 ? "" : ", which leaves more than one possibility from line " + firstGuess + " on";
        plan.warnings.addFirst(new Warning(plan.firstLine,
                "The indentation of this plan was lost; its tree was rebuilt from the inputs that each node needs" + doubt + "."));
        return firstGuess == 0;
    }

    private void push(RawNode node, int depth) {
        node.depth = depth;
        var place = new Place(node, depth);
        path.add(place);
        if (place.hasRoom()) {
            open.add(place);
        }
        node.fields.toAttributes().forEach((_, value) -> mention(value, place));
    }

    private void mention(AttributeValue value, Place place) {
        switch (value) {
            case Text(String text) -> {
                for (int at = text.indexOf(SUBPLAN); at >= 0; at = text.indexOf(SUBPLAN, at + 1)) {
                    mentions.put(name(text, at), place);
                }
            }
            case Items(List<AttributeValue> items) -> items.forEach(item -> mention(item, place));
            default -> { }
        }
    }

    /// `SubPlan 1` of what starts there.
    private static String name(String text, int at) {
        int end = at + SUBPLAN.length();
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(at, end);
    }

    private void closeBelow(Place place) {
        while (path.getLast() != place) {
            Place closed = path.removeLast();
            if (!open.isEmpty() && open.getLast() == closed) {
                open.removeLast();
            }
        }
    }

    private Place forInput(RawNode node) {
        Place found = null;
        Place last = path.getFirst();
        int looked = 0;
        for (int at = open.size() - 1; at >= 0 && (found == null || looked < MOST_LEVELS); at--) {
            last = open.get(at);
            looked++;
            if (last.suits(node)) {
                isGuess = found != null;
                found = found == null ? last : found;
            }
            if (isGuess || last.lacksInput()) {
                break;
            }
        }
        isGuess |= found == null;
        return found == null ? last : found;
    }

    /// A node's InitPlans and CTEs stand before its inputs.
    private Place forInitPlan(String name) {
        Place last = path.getLast();
        if (last.mentions(name)) {
            return last;
        }
        Place found = null;
        int lowest = Math.max(0, path.size() - MOST_LEVELS);
        for (int at = path.size() - 1; at >= lowest && found == null; at--) {
            Place each = path.get(at);
            // a node without inputs that does not mention it has no use for it
            if (each.inputs() == 0 && (each != last || each.lacksInput())) {
                found = each;
            } else if (each.lacksInput()) {
                break;
            }
        }
        isGuess = found == null ? last.hasRoom() : found != last && (last.hasRoom() || hasInitPlans(found.depth - 1));
        return found == null ? last : found;
    }

    /// True where the node at this depth could have InitPlans itself that are not all read yet.
    private boolean hasInitPlans(int depth) {
        return depth >= 0 && path.get(depth).inputs() == 0 && !path.get(depth + 1).lacksInput();
    }

    /// A node's SubPlans stand behind its inputs.
    private Place forSubplan(String subplan) {
        Place last = path.getLast();
        Place owner = mentions.get(name(subplan, 0));
        if (owner != null && owner.depth < path.size() && path.get(owner.depth) == owner) {
            int lowest = Math.max(owner.depth, path.size() - MOST_LEVELS);
            int at = path.size() - 1;
            while (at > lowest && !path.get(at).lacksInput()) {
                at--;
            }
            if (path.get(at) == owner && !owner.lacksInput()) {
                return owner;
            }
        }
        isGuess = last.lacksInput() || (last.depth > 0 && !path.get(last.depth - 1).lacksInput());
        return last;
    }
}
