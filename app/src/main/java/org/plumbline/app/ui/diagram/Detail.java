package org.plumbline.app.ui.diagram;

/// How much of a card is drawn, by the pixels it has.
enum Detail {
    /// Everything.
    FULL(168, 62),
    /// Icon, name and the figure of the heat.
    COMPACT(92, 32),
    /// As much of the name as has room, on its heat.
    NAME(46, 13),
    /// Its heat.
    BOX(10, 5),
    /// Several share a dot, which shows the hottest.
    DOTS(0, 0);

    private final double width;
    private final double height;

    Detail(double width, double height) {
        this.width = width;
        this.height = height;
    }

    static Detail of(double cardWidth, double cardHeight) {
        for (Detail detail : values()) {
            if (cardWidth >= detail.width && cardHeight >= detail.height) {
                return detail;
            }
        }
        return DOTS;
    }
}
