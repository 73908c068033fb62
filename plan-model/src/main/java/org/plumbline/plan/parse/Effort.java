package org.plumbline.plan.parse;

/// What may still be spent on a search, so that no text takes more than a multiple of its length.
final class Effort {
    private long left;

    Effort(long left) {
        this.left = left;
    }

    long left() {
        return Math.max(0, left);
    }

    /// Spends; false when nothing is left.
    boolean spend(int steps) {
        left -= steps;
        return left >= 0;
    }
}
