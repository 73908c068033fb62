package org.plumbline.app.ui.diagram;

/// Which way the plan's rows go: the root is at the top or on the left, its inputs below or to the right of it.
enum Orientation {
    DOWN("Top-down", 224, 24, 84, 58),
    RIGHT("Left-to-right", 84, 16, 224, 76);

    private final String title;
    private final double cardAcross;
    private final double gapAcross;
    private final double cardAlong;
    private final double gapAlong;

    Orientation(String title, double cardAcross, double gapAcross, double cardAlong, double gapAlong) {
        this.title = title;
        this.cardAcross = cardAcross;
        this.gapAcross = gapAcross;
        this.cardAlong = cardAlong;
        this.gapAlong = gapAlong;
    }

    String title() {
        return title;
    }

    /// Of a card at its full size, in pixels, in the direction in which siblings stand.
    double cardAcross() {
        return cardAcross;
    }

    /// From one card's middle to the next one's.
    double pitchAcross() {
        return cardAcross + gapAcross;
    }

    /// Of a card, in the direction in which levels follow each other.
    double cardAlong() {
        return cardAlong;
    }

    /// From one level to the next.
    double pitchAlong() {
        return cardAlong + gapAlong;
    }

    /// Of the whole, for this number of levels.
    double along(int levels) {
        return levels * pitchAlong() - gapAlong;
    }

    /// Of the whole, for places of this extent.
    double across(double extent) {
        return extent * pitchAcross() - gapAcross;
    }
}
