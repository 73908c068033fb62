package org.plumbline.app.ui.diagram;

import java.util.OptionalInt;
import org.plumbline.app.ui.state.VisibleItems;
import org.plumbline.plan.NodeId;

/// Where every visible item of a plan stands: on a level, its depth, and on a place across, in units of a card with its gap. The same for
/// both [Orientation]s. Plain arrays and an index of each level, sorted by place, so that what is seen of a hundred thousand is found by
/// binary search. It does not change.
final class DiagramLayout {
    static final int NONE = -1;

    private final VisibleItems items;
    private final int[] parent;
    private final double[] place;
    private final int[] levelStart;
    private final int[] byLevel;
    private final int[] position;
    private final int[] firstChild;
    private final int[] lastChild;
    private final int[] next;
    private final int[] before;
    private final int[] itemOfNode;
    private final double extent;

    private DiagramLayout(VisibleItems items, int[] parent, double[] place) {
        this.items = items;
        itemOfNode = items.itemsOfNodes();
        this.parent = parent;
        this.place = place;
        int size = items.size();
        firstChild = new int[size];
        lastChild = new int[size];
        next = new int[size];
        before = new int[size];
        position = new int[size];
        byLevel = new int[size];
        levelStart = levels();
        double right = 0;
        for (int item = size - 1; item >= 0; item--) {
            right = Math.max(right, place[item]);
            firstChild[item] = NONE;
            lastChild[item] = NONE;
            next[item] = NONE;
            before[item] = NONE;
        }
        extent = right + 1;
        tieSiblings();
    }

    /// Costs a few passes over the items: for a background thread.
    static DiagramLayout of(VisibleItems items) {
        int[] parent = items.parents();
        return new DiagramLayout(items, parent, TidyTree.place(parent));
    }

    /// Items by level, and within a level in their order, which is also that of their places.
    private int[] levels() {
        int deepest = 0;
        for (int item = 0; item < items.size(); item++) {
            deepest = Math.max(deepest, items.depth(item));
        }
        var start = new int[deepest + 2];
        for (int item = 0; item < items.size(); item++) {
            start[items.depth(item) + 1]++;
        }
        for (int level = 0; level <= deepest; level++) {
            start[level + 1] += start[level];
        }
        var filled = start.clone();
        for (int item = 0; item < items.size(); item++) {
            int at = filled[items.depth(item)]++;
            byLevel[at] = item;
            position[item] = at;
        }
        return start;
    }

    private void tieSiblings() {
        for (int item = 1; item < parent.length; item++) {
            int above = parent[item];
            int last = lastChild[above];
            if (last == NONE) {
                firstChild[above] = item;
            } else {
                next[last] = item;
                before[item] = last;
            }
            lastChild[above] = item;
        }
    }

    VisibleItems items() {
        return items;
    }

    int size() {
        return parent.length;
    }

    /// The card that shows this node, or in which it is folded away.
    int itemOf(NodeId node) {
        return itemOfNode[node.index()];
    }

    int levelCount() {
        return levelStart.length - 1;
    }

    /// In units, from the left edge of the leftmost card to the right edge of the rightmost with its gap.
    double extent() {
        return extent;
    }

    int level(int item) {
        return items.depth(item);
    }

    /// Of its middle, in units; the leftmost of all is at 0.
    double place(int item) {
        return place[item];
    }

    /// -1 for the root.
    int parent(int item) {
        return parent[item];
    }

    /// -1 where nothing stands below.
    int firstChild(int item) {
        return firstChild[item];
    }

    /// -1 where nothing stands below.
    int lastChild(int item) {
        return lastChild[item];
    }

    /// The next sibling; -1 for the last.
    int next(int item) {
        return next[item];
    }

    /// The sibling before; -1 for the first.
    int before(int item) {
        return before[item];
    }

    /// The item at this index of all items sorted by level and place.
    int at(int index) {
        return byLevel[index];
    }

    /// The index of a level's first item.
    int start(int level) {
        return levelStart[level];
    }

    /// The index after a level's last item.
    int end(int level) {
        return levelStart[level + 1];
    }

    /// The index of a level's first item at or after this place; its end where there is none.
    int firstFrom(int level, double from) {
        int low = start(level);
        int high = end(level);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place[byLevel[middle]] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The item of this level whose middle is nearest.
    int nearest(int level, double wanted) {
        int right = firstFrom(level, wanted);
        if (right == end(level)) {
            return byLevel[right - 1];
        }
        boolean leftIsNearer = right > start(level) && wanted - place[byLevel[right - 1]] < place[byLevel[right]] - wanted;
        return byLevel[leftIsNearer ? right - 1 : right];
    }

    /// The item beside this one on its level, of whichever family.
    ///
    /// @param step 1 for the next, -1 for the one before
    OptionalInt beside(int item, int step) {
        int index = position[item] + step;
        return index >= start(level(item)) && index < end(level(item)) ? OptionalInt.of(byLevel[index]) : OptionalInt.empty();
    }

    /// The child whose middle is nearest to the item's own.
    OptionalInt nearestChild(int item) {
        int nearest = firstChild[item];
        for (int child = nearest; child != NONE; child = next[child]) {
            if (Math.abs(place[child] - place[item]) < Math.abs(place[nearest] - place[item])) {
                nearest = child;
            }
        }
        return nearest == NONE ? OptionalInt.empty() : OptionalInt.of(nearest);
    }
}
