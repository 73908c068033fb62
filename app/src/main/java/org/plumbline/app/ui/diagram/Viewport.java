package org.plumbline.app.ui.diagram;

/// Which part of a diagram is seen, and how large. A value: what zooms or pans makes another.
///
/// At 1 a card has its full size. Far out the two directions shrink apart: a plan that is a hundred times wider than deep would be a line
/// of two pixels otherwise, where nothing is to be seen. So neither direction becomes smaller than what shows it as a whole, before the
/// other one is there too; from [#TOGETHER] on both are the same.
///
/// @param orientation which way the levels follow each other
/// @param width of the window, in pixels
/// @param height of the window, in pixels
/// @param extent of the layout across, in places
/// @param levels of the layout
/// @param zoom 1 for cards of full size
/// @param originAcross where place 0, a card's middle, is seen, in pixels
/// @param originAlong where level 0 begins, in pixels
record Viewport(
        Orientation orientation, double width, double height, double extent, int levels, double zoom, double originAcross,
        double originAlong) {
    /// From here on both directions have the same scale.
    static final double TOGETHER = 0.28;
    static final double LARGEST = 8;
    /// Farther out the whole plan is a dot of the window, and nothing is left to be seen.
    private static final double SMALLEST_OF_FIT = 1.0 / 64;
    private static final double MARGIN = 24;
    /// So many pixels of the plan stay in the window.
    private static final double KEPT = 60;

    /// The whole plan, in the middle; never larger than its full size.
    static Viewport fit(Orientation orientation, double width, double height, DiagramLayout layout) {
        var all = new Viewport(orientation, width, height, layout.extent(), layout.levelCount(), 1, 0, 0);
        double fits = Math.min(all.fitAcross(), all.fitAlong());
        return all.withZoom(Math.min(1, fits)).centred();
    }

    /// The whole plan with nothing around it, at this zoom: what is to be drawn on a picture.
    static Viewport whole(Orientation orientation, double zoom, DiagramLayout layout) {
        double across = orientation.across(layout.extent()) * zoom + 2 * MARGIN;
        double along = orientation.along(layout.levelCount()) * zoom + 2 * MARGIN;
        boolean down = orientation == Orientation.DOWN;
        // a window that large fits the plan at any zoom of 1 and less: both directions have the same scale
        return new Viewport(orientation, down ? across : along, down ? along : across, layout.extent(), layout.levelCount(), zoom,
                MARGIN + orientation.cardAcross() * zoom / 2, MARGIN);
    }

    double windowAcross() {
        return orientation == Orientation.DOWN ? width : height;
    }

    double windowAlong() {
        return orientation == Orientation.DOWN ? height : width;
    }

    private double fitAcross() {
        return (windowAcross() - 2 * margin(windowAcross())) / orientation.across(extent);
    }

    private double fitAlong() {
        return (windowAlong() - 2 * margin(windowAlong())) / orientation.along(levels);
    }

    /// Pixels on the screen for a pixel of the layout.
    double scaleAcross() {
        return scale(fitAcross());
    }

    double scaleAlong() {
        return scale(fitAlong());
    }

    private static double margin(double window) {
        return Math.min(MARGIN, window / 16);
    }

    private double scale(double fits) {
        double floor = Math.min(TOGETHER, fits);
        double lowest = lowest();
        return zoom >= floor ? zoom : zoom >= lowest ? floor : floor * zoom / lowest;
    }

    /// Where both directions are as small as the whole plan needs them.
    private double lowest() {
        return Math.min(TOGETHER, Math.min(fitAcross(), fitAlong()));
    }

    double pitchAcross() {
        return orientation.pitchAcross() * scaleAcross();
    }

    double pitchAlong() {
        return orientation.pitchAlong() * scaleAlong();
    }

    /// On the screen.
    double cardAcross() {
        return orientation.cardAcross() * scaleAcross();
    }

    /// On the screen.
    double cardAlong() {
        return orientation.cardAlong() * scaleAlong();
    }

    double cardWidth() {
        return orientation == Orientation.DOWN ? cardAcross() : cardAlong();
    }

    double cardHeight() {
        return orientation == Orientation.DOWN ? cardAlong() : cardAcross();
    }

    Detail detail() {
        return Detail.of(cardWidth(), cardHeight());
    }

    /// Of a card's middle.
    double across(double place) {
        return originAcross + place * pitchAcross();
    }

    /// Where a level's cards begin.
    double along(double level) {
        return originAlong + level * pitchAlong();
    }

    /// The place that is seen there.
    double placeAt(double across) {
        return (across - originAcross) / pitchAcross();
    }

    /// The level that is seen there; its fraction tells how far into it and the gap after it.
    double levelAt(double along) {
        return (along - originAlong) / pitchAlong();
    }

    /// The first level of which cards, or the gap below them, are seen.
    int firstLevel() {
        return (int) Math.clamp(Math.floor(levelAt(0)), 0, levels);
    }

    /// After the last level of which something is seen.
    int endLevel() {
        return (int) Math.clamp(Math.floor(levelAt(windowAlong())) + 1, 0, levels);
    }

    /// The smallest place whose card is seen.
    double firstPlace() {
        return placeAt(-cardAcross() / 2);
    }

    /// The largest place whose card is seen.
    double lastPlace() {
        return placeAt(windowAcross() + cardAcross() / 2);
    }

    /// The left edge of a card.
    double x(double place, int level) {
        return orientation == Orientation.DOWN ? across(place) - cardAcross() / 2 : along(level);
    }

    /// The upper edge of a card.
    double y(double place, int level) {
        return orientation == Orientation.DOWN ? along(level) : across(place) - cardAcross() / 2;
    }

    Viewport panned(double dx, double dy) {
        boolean down = orientation == Orientation.DOWN;
        return withOrigin(originAcross + (down ? dx : dy), originAlong + (down ? dy : dx)).kept();
    }

    /// What is seen at this point stays there.
    Viewport zoomedAt(double x, double y, double wanted) {
        double across = orientation == Orientation.DOWN ? x : y;
        double along = orientation == Orientation.DOWN ? y : x;
        Viewport zoomed = withZoom(Math.clamp(wanted, lowest() * SMALLEST_OF_FIT, LARGEST));
        return zoomed.withOrigin(across - placeAt(across) * zoomed.pitchAcross(), along - levelAt(along) * zoomed.pitchAlong()).kept();
    }

    /// In a window of another size its middle shows what it showed.
    Viewport resized(double newWidth, double newHeight) {
        return moved(new Viewport(orientation, newWidth, newHeight, extent, levels, zoom, 0, 0));
    }

    /// Other cards are laid out now. What is seen at the origin stays there.
    Viewport of(DiagramLayout layout) {
        var other = new Viewport(orientation, width, height, layout.extent(), layout.levelCount(), zoom, 0, 0);
        return moved(other);
    }

    private Viewport moved(Viewport other) {
        double place = placeAt(windowAcross() / 2);
        double level = levelAt(windowAlong() / 2);
        return other.withOrigin(other.windowAcross() / 2 - place * other.pitchAcross(),
                other.windowAlong() / 2 - level * other.pitchAlong()).kept();
    }

    /// This place of this level stands there, as far as the window's edges allow.
    Viewport placed(double place, int level, double across, double along) {
        return withOrigin(across - place * pitchAcross(), along - level * pitchAlong()).kept();
    }

    /// A card in the middle.
    Viewport centredOn(double place, int level) {
        return placed(place, level, windowAcross() / 2, windowAlong() / 2 - cardAlong() / 2);
    }

    /// As near to this as can be without empty space where the plan has more to show; what is smaller than the window stands in its middle.
    Viewport filled() {
        double across = orientation.across(extent) * scaleAcross();
        double along = orientation.along(levels) * scaleAlong();
        double a = filled(originAcross - cardAcross() / 2, across, windowAcross());
        return withOrigin(a + cardAcross() / 2, filled(originAlong, along, windowAlong()));
    }

    private static double filled(double from, double length, double window) {
        double margin = margin(window);
        return length + 2 * margin <= window ? (window - length) / 2 : Math.clamp(from, window - margin - length, margin);
    }

    /// What is at this place and level in the middle.
    Viewport centredAt(double place, double level) {
        return withOrigin(windowAcross() / 2 - place * pitchAcross(), windowAlong() / 2 - level * pitchAlong()).kept();
    }

    /// Just so far panned that all of this card is seen, with some room around it.
    Viewport showing(double place, int level) {
        double roomAcross = Math.min(MARGIN, Math.max(0, (windowAcross() - cardAcross()) / 2));
        double roomAlong = Math.min(MARGIN, Math.max(0, (windowAlong() - cardAlong()) / 2));
        double a = nearest(across(place) - cardAcross() / 2, cardAcross(), windowAcross(), roomAcross);
        double d = nearest(along(level), cardAlong(), windowAlong(), roomAlong);
        return a == 0 && d == 0 ? this : withOrigin(originAcross + a, originAlong + d);
    }

    private static double nearest(double from, double length, double window, double room) {
        return from < room ? room - from : from + length > window - room ? window - room - length - from : 0;
    }

    /// All of this card is seen.
    boolean isSeen(double place, int level) {
        double across = across(place) - cardAcross() / 2;
        double along = along(level);
        return across >= 0 && along >= 0 && across + cardAcross() <= windowAcross() && along + cardAlong() <= windowAlong();
    }

    /// It is what [#fit] shows of this layout.
    boolean isFit(DiagramLayout layout) {
        return equals(fit(orientation, width, height, layout));
    }

    /// The other way, at the same zoom; where it shows is open.
    Viewport turned(Orientation other) {
        return new Viewport(other, width, height, extent, levels, zoom, 0, 0);
    }

    private Viewport centred() {
        double across = orientation.across(extent) * scaleAcross();
        double along = orientation.along(levels) * scaleAlong();
        return withOrigin((windowAcross() - across) / 2 + cardAcross() / 2, (windowAlong() - along) / 2);
    }

    /// Some of the plan is always to be seen.
    private Viewport kept() {
        double across = orientation.across(extent) * scaleAcross();
        double along = orientation.along(levels) * scaleAlong();
        double left = originAcross - cardAcross() / 2;
        double a = Math.clamp(left, Math.min(0, KEPT - across), Math.max(windowAcross() - KEPT, windowAcross() - across));
        double d = Math.clamp(originAlong, Math.min(0, KEPT - along), Math.max(windowAlong() - KEPT, windowAlong() - along));
        return withOrigin(a + cardAcross() / 2, d);
    }

    private Viewport withZoom(double other) {
        return new Viewport(orientation, width, height, extent, levels, other, originAcross, originAlong);
    }

    private Viewport withOrigin(double across, double along) {
        return new Viewport(orientation, width, height, extent, levels, zoom, across, along);
    }
}
