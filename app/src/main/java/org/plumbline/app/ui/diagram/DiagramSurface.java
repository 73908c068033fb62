package org.plumbline.app.ui.diagram;

import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import org.plumbline.app.ui.control.Spoken;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;

/// The painted diagram: which part of it is seen, and what lies at a point. It keeps its place when the window's size changes or other
/// cards are laid out.
final class DiagramSurface extends DrawnRegion {
    /// A plan that fits with its cards at least this large is shown as a whole at first.
    private static final double LEGIBLE = 0.45;

    private final DiagramViewModel model;
    private final ReadOnlyObjectWrapper<Viewport> view = new ReadOnlyObjectWrapper<>(this, "view");
    private Orientation orientation;
    private Diagram shown;
    private int anchor = DiagramLayout.NONE;
    private double fullSize = 1;

    DiagramSurface(DiagramViewModel model, Orientation orientation) {
        this.model = model;
        this.orientation = orientation;
        getStyleClass().add("diagram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("Plan diagram");
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
        view.subscribe((_, _) -> redraw());
        model.diagramProperty().subscribe(_ -> laidOut());
        model.looksProperty().subscribe(_ -> {
            Spoken.say(this, shown == null ? "Plan diagram" : model.spoken());
            redraw();
        });
        model.onChosenElsewhere(this::reveal);
    }

    /// Null until there is a diagram and a size.
    ReadOnlyObjectProperty<Viewport> viewProperty() {
        return view.getReadOnlyProperty();
    }

    Orientation orientation() {
        return orientation;
    }

    /// None until it is shown.
    boolean isShown() {
        return view.get() != null;
    }

    @Override
    protected void draw(Pen pen) {
        if (view.get() != null) {
            DiagramPainter.draw(pen, view.get(), shown, model.looksProperty().get());
        } else {
            pen.fill(0, 0, pen.width(), pen.height(), Ink.BG_SIDE);
            pen.text("Laying out the plan…", 24, 36, TextFont.of(13, false), Ink.MUTED);
        }
    }

    private void resized() {
        if (getWidth() > 0 && getHeight() > 0) {
            if (view.get() != null) {
                boolean wasFit = view.get().isFit(shown.layout());
                view.set(wasFit ? fitted() : view.get().resized(getWidth(), getHeight()));
            } else if (shown != null) {
                begin();
            }
        }
    }

    private Viewport fitted() {
        return Viewport.fit(orientation, getWidth(), getHeight(), shown.layout());
    }

    /// A plan that is legible as a whole is shown so; of another one the chosen node, at full size.
    private void begin() {
        Viewport all = fitted();
        view.set(all);
        if (all.zoom() < LEGIBLE * fullSize) {
            showChosen();
        }
    }

    private void laidOut() {
        Diagram before = shown;
        shown = model.diagramProperty().get().orElse(null);
        if (shown == null || getWidth() <= 0) {
            return;
        }
        if (view.get() == null) {
            begin();
            return;
        }
        int held = anchor == DiagramLayout.NONE || before == null ? DiagramLayout.NONE : itemOf(before.layout().items().entry(anchor));
        Viewport now = view.get();
        Viewport other = now.of(shown.layout());
        if (held != DiagramLayout.NONE) {
            double across = now.across(before.layout().place(anchor));
            double along = now.along(before.layout().level(anchor));
            other = other.placed(shown.layout().place(held), shown.layout().level(held), across, along);
        }
        anchor = DiagramLayout.NONE;
        view.set(other);
        redraw(); // even if nothing moved
    }

    private int itemOf(int entry) {
        for (int item = 0; item < shown.layout().size(); item++) {
            if (shown.layout().items().entry(item) == entry) {
                return item;
            }
        }
        return DiagramLayout.NONE;
    }

    /// Folds or opens this card, which stays where it is.
    void toggle(int item) {
        anchor = anchor == DiagramLayout.NONE ? item : anchor; // until the next layout, which may be there when this returns
        if (!model.toggle(item)) {
            anchor = DiagramLayout.NONE;
        }
    }

    /// Just so far that this card is seen.
    void reveal(int item) {
        if (view.get() != null && item != DiagramLayout.NONE && item < shown.layout().size()) {
            view.set(view.get().showing(shown.layout().place(item), shown.layout().level(item)));
        }
    }

    void show(Viewport other) {
        view.set(other);
    }

    void fit() {
        view.set(fitted());
    }

    /// Text is as large as the window's when cards have this zoom.
    void fullSize(double zoom) {
        double before = fullSize;
        fullSize = zoom;
        if (view.get() != null && !view.get().isFit(shown.layout())) {
            zoom(zoom / before);
        }
    }

    double fullSize() {
        return fullSize;
    }

    /// The chosen card at full size, in the middle.
    void showChosen() {
        int item = Math.max(0, model.chosenItem());
        view.set(view.get().zoomedAt(0, 0, fullSize).centredOn(shown.layout().place(item), shown.layout().level(item)).filled());
    }

    /// About the chosen card if it is seen, else about the middle.
    void zoom(double factor) {
        Viewport now = view.get();
        int item = model.chosenItem();
        boolean seen = item != DiagramLayout.NONE && now.isSeen(shown.layout().place(item), shown.layout().level(item));
        double x = seen ? now.x(shown.layout().place(item), shown.layout().level(item)) + now.cardWidth() / 2 : getWidth() / 2;
        double y = seen ? now.y(shown.layout().place(item), shown.layout().level(item)) + now.cardHeight() / 2 : getHeight() / 2;
        view.set(now.zoomedAt(x, y, now.zoom() * factor));
    }

    void turn(Orientation other) {
        orientation = other;
        if (view.get() != null) {
            boolean wasFit = view.get().isFit(shown.layout());
            if (wasFit) {
                fit();
            } else {
                int item = Math.max(0, model.chosenItem());
                view.set(view.get().turned(other).centredOn(shown.layout().place(item), shown.layout().level(item)).filled());
            }
        }
    }

    /// The card at this point, where cards are drawn one by one.
    OptionalInt at(double x, double y) {
        if (view.get() == null) {
            return OptionalInt.empty();
        }
        Viewport now = view.get();
        boolean down = now.orientation() == Orientation.DOWN;
        double along = down ? y : x;
        double across = down ? x : y;
        int level = (int) Math.floor(now.levelAt(along));
        if (level < 0 || level >= shown.layout().levelCount()) {
            return OptionalInt.empty();
        }
        int item = shown.layout().nearest(level, now.placeAt(across));
        double slack = Math.max(0, (DotPainter.CELL - now.cardAcross()) / 2) + 1;
        boolean hit = Math.abs(across - now.across(shown.layout().place(item))) <= now.cardAcross() / 2 + slack
                && along - now.along(level) <= Math.max(now.cardAlong(), Math.min(now.pitchAlong(), DotPainter.CELL));
        return hit ? OptionalInt.of(item) : OptionalInt.empty();
    }

    /// The card whose button to fold or open is at this point.
    OptionalInt handleAt(double x, double y) {
        if (view.get() == null || view.get().detail().compareTo(Detail.COMPACT) > 0) {
            return OptionalInt.empty();
        }
        double reach = CardFace.handleHeight() / 2;
        boolean down = orientation == Orientation.DOWN;
        OptionalInt item = at(x, y);
        for (double back = 0; item.isEmpty() && back <= reach; back += reach / 2) {
            item = down ? at(x, y - back) : at(x - back * 2, y);
        }
        return item.isPresent() && isOnHandle(item.getAsInt(), x, y) ? item : OptionalInt.empty();
    }

    private boolean isOnHandle(int item, double x, double y) {
        Card card = shown.cards().of(item);
        if (card.folded() == 0 && shown.layout().firstChild(item) == DiagramLayout.NONE) {
            return false;
        }
        Viewport now = view.get();
        boolean down = orientation == Orientation.DOWN;
        double left = now.x(shown.layout().place(item), shown.layout().level(item));
        double top = now.y(shown.layout().place(item), shown.layout().level(item));
        double middleX = down ? left + now.cardWidth() / 2 : left + now.cardWidth();
        double middleY = down ? top + now.cardHeight() : top + now.cardHeight() / 2;
        return Math.abs(x - middleX) <= CardFace.handleWidth(CardPainter.handleWords(card)) / 2 + 1
                && Math.abs(y - middleY) <= CardFace.handleHeight() / 2 + 1;
    }
}
