package org.plumbline.app.ui.icicle;

import java.util.Arrays;
import java.util.List;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;

/// A plan's tree as arrays. A node is its number in pre-order; a *place* is where it stands when nodes are sorted by depth, and in each
/// row from left to right. The nodes of a row, or of a part of it, are a range of places.
final class IcicleShape {
    private final int[] parent;
    private final int[] depth;
    private final int[] end;
    private final int[] rowStart;
    private final int[] node;
    private final int[] place;

    private IcicleShape(int[] parent, int[] depth, int[] end) {
        this.parent = parent;
        this.depth = depth;
        this.end = end;
        int rows = Arrays.stream(depth).max().orElseThrow() + 1;
        rowStart = new int[rows + 1];
        for (int each : depth) {
            rowStart[each + 1]++;
        }
        for (int row = 0; row < rows; row++) {
            rowStart[row + 1] += rowStart[row];
        }
        int[] next = Arrays.copyOf(rowStart, rows);
        node = new int[depth.length];
        place = new int[depth.length];
        for (int i = 0; i < depth.length; i++) {
            place[i] = next[depth[i]]++;
            node[place[i]] = i;
        }
    }

    static IcicleShape of(List<PlanNode> nodes) {
        return of(nodes.stream().mapToInt(node -> node.parent().map(NodeId::index).orElse(-1)).toArray());
    }

    /// A tree by its parents.
    ///
    /// @param parent of each node in pre-order; -1 of the root, which is the first
    static IcicleShape of(int[] parent) {
        int count = parent.length;
        var depth = new int[count];
        var end = new int[count];
        for (int i = 1; i < count; i++) {
            depth[i] = depth[parent[i]] + 1;
        }
        for (int i = count - 1; i >= 0; i--) {
            end[i] = Math.max(end[i], i + 1);
            if (i > 0) {
                end[parent[i]] = Math.max(end[parent[i]], end[i]);
            }
        }
        return new IcicleShape(parent, depth, end);
    }

    int size() {
        return parent.length;
    }

    int rows() {
        return rowStart.length - 1;
    }

    /// The first place of a row.
    int firstOf(int row) {
        return rowStart[row];
    }

    /// The place after the last of a row.
    int endOf(int row) {
        return rowStart[row + 1];
    }

    int nodeAt(int atPlace) {
        return node[atPlace];
    }

    int placeOf(int ofNode) {
        return place[ofNode];
    }

    /// -1 of the root.
    int parent(int ofNode) {
        return parent[ofNode];
    }

    int depth(int ofNode) {
        return depth[ofNode];
    }

    /// The node after the last one below it.
    int end(int ofNode) {
        return end[ofNode];
    }

    /// Itself counts too.
    boolean isWithin(int ofNode, int ancestor) {
        return ancestor <= ofNode && ofNode < end[ancestor];
    }

    /// The nearest node that has both below it, or is one of them and has the other.
    int above(int one, int other) {
        int above = one;
        while (!isWithin(other, above)) {
            above = parent[above];
        }
        return above;
    }

    /// The sibling so many steps to the right (or to the left), or itself where there is none.
    int sibling(int ofNode, int step) {
        int at = place[ofNode] + step;
        boolean inRow = at >= firstOf(depth[ofNode]) && at < endOf(depth[ofNode]);
        return inRow && parent[node[at]] == parent[ofNode] ? node[at] : ofNode;
    }
}
