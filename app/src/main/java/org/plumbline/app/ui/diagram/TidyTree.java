package org.plumbline.app.ui.diagram;

import java.util.Arrays;

/// Places the nodes of a tree side by side: no two of one level closer than one unit, parents in the middle of their children, equal
/// subtrees drawn equally, children in order.
///
/// Buchheim, Jünger, Leipert: *Improving Walker's Algorithm to Run in Linear Time* (2002). As parents stand before their children in the
/// arrays, going through them backwards does what the paper does by recursion: depth is no matter.
final class TidyTree {
    /// Between neighbours of different parents, so that families are told apart.
    static final double FAMILY_GAP = 1.18;
    private static final double SIBLING_GAP = 1;
    private static final int NONE = -1;

    private final int[] parent;
    private final int[] firstChild;
    private final int[] lastChild;
    private final int[] next;
    private final int[] before;
    private final int[] number;
    private final int[] thread;
    private final int[] ancestor;
    private final double[] prelim;
    private final double[] modifier;
    private final double[] middle;
    private final double[] shift;
    private final double[] change;

    private TidyTree(int[] parent) {
        int size = parent.length;
        this.parent = parent;
        firstChild = filled(size);
        lastChild = filled(size);
        next = filled(size);
        before = filled(size);
        number = new int[size];
        thread = filled(size);
        ancestor = new int[size];
        prelim = new double[size];
        modifier = new double[size];
        middle = new double[size];
        shift = new double[size];
        change = new double[size];
        for (int node = 0; node < size; node++) {
            ancestor[node] = node;
            if (node > 0) {
                append(parent[node], node);
            }
        }
    }

    /// Where the middle of each node is, the leftmost at 0.
    ///
    /// @param parent of each node, which stands before it; -1 for the first, the root, only
    static double[] place(int[] parent) {
        var tree = new TidyTree(parent);
        for (int node = parent.length - 1; node >= 0; node--) {
            tree.placeChildren(node);
        }
        return tree.finish();
    }

    private static int[] filled(int size) {
        var array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    private void append(int above, int node) {
        int last = lastChild[above];
        if (last == NONE) {
            firstChild[above] = node;
        } else {
            next[last] = node;
            before[node] = last;
            number[node] = number[last] + 1;
        }
        lastChild[above] = node;
    }

    /// The paper's FIRSTWALK of all children at once, whose own subtrees are placed already.
    private void placeChildren(int node) {
        int defaultAncestor = firstChild[node];
        for (int child = firstChild[node]; child != NONE; child = next[child]) {
            if (before[child] == NONE) {
                prelim[child] = middle[child];
            } else {
                prelim[child] = prelim[before[child]] + SIBLING_GAP;
                modifier[child] = prelim[child] - middle[child];
                defaultAncestor = apportion(child, defaultAncestor);
            }
        }
        executeShifts(node);
        if (firstChild[node] != NONE) {
            middle[node] = (prelim[firstChild[node]] + prelim[lastChild[node]]) / 2;
        }
    }

    /// Moves the child's subtree to the right until it is clear of those before it, level by level along the contours.
    private int apportion(int child, int defaultAncestor) {
        int innerRight = child;
        int outerRight = child;
        int innerLeft = before[child];
        int outerLeft = firstChild[parent[child]];
        double innerRightSum = modifier[innerRight];
        double outerRightSum = modifier[outerRight];
        double innerLeftSum = modifier[innerLeft];
        double outerLeftSum = modifier[outerLeft];
        while (nextRight(innerLeft) != NONE && nextLeft(innerRight) != NONE) {
            innerLeft = nextRight(innerLeft);
            innerRight = nextLeft(innerRight);
            outerLeft = nextLeft(outerLeft);
            outerRight = nextRight(outerRight);
            ancestor[outerRight] = child;
            double overlap = prelim[innerLeft] + innerLeftSum - (prelim[innerRight] + innerRightSum) + FAMILY_GAP;
            if (overlap > 0) {
                int moved = parent[ancestor[innerLeft]] == parent[child] ? ancestor[innerLeft] : defaultAncestor;
                moveSubtree(moved, child, overlap);
                innerRightSum += overlap;
                outerRightSum += overlap;
            }
            innerLeftSum += modifier[innerLeft];
            innerRightSum += modifier[innerRight];
            outerLeftSum += modifier[outerLeft];
            outerRightSum += modifier[outerRight];
        }
        if (nextRight(innerLeft) != NONE && nextRight(outerRight) == NONE) {
            thread[outerRight] = nextRight(innerLeft);
            modifier[outerRight] += innerLeftSum - outerRightSum;
        }
        if (nextLeft(innerRight) != NONE && nextLeft(outerLeft) == NONE) {
            thread[outerLeft] = nextLeft(innerRight);
            modifier[outerLeft] += innerRightSum - outerLeftSum;
            return child;
        }
        return defaultAncestor;
    }

    private int nextLeft(int node) {
        return firstChild[node] != NONE ? firstChild[node] : thread[node];
    }

    private int nextRight(int node) {
        return lastChild[node] != NONE ? lastChild[node] : thread[node];
    }

    private void moveSubtree(int left, int right, double by) {
        int subtrees = number[right] - number[left];
        change[right] -= by / subtrees;
        shift[right] += by;
        change[left] += by / subtrees;
        prelim[right] += by;
        modifier[right] += by;
    }

    /// Those between two subtrees that moved apart are spread evenly.
    private void executeShifts(int node) {
        double sum = 0;
        double rate = 0;
        for (int child = lastChild[node]; child != NONE; child = before[child]) {
            prelim[child] += sum;
            modifier[child] += sum;
            rate += change[child];
            sum += shift[child] + rate;
        }
    }

    private double[] finish() {
        int size = parent.length;
        var place = new double[size];
        var moved = new double[size];
        double least = 0;
        for (int node = 0; node < size; node++) {
            double above = node == 0 ? 0 : moved[parent[node]];
            place[node] = node == 0 ? middle[0] : prelim[node] + above;
            moved[node] = node == 0 ? 0 : modifier[node] + above;
            least = node == 0 ? place[0] : Math.min(least, place[node]);
        }
        for (int node = 0; node < size; node++) {
            place[node] -= least;
        }
        return place;
    }
}
