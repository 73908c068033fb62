package org.plumbline.app.ui.icicle;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Spoken;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// The boxes, and what the mouse and the keyboard do with them. Right and below it shows which part of the plan is to be seen, where that
/// is not all.
final class IcicleCanvas extends DrawnRegion {
    private static final double STRIP = 12;
    private static final double LOW_STRIP = 7;
    private static final double DRAG = 4;
    private static final double WHEEL_STEP = 40;
    private static final double ZOOM_STEP = 1.25;
    private static final double KEY_ZOOM = 1.6;
    private static final double MOVE_STEP = 0.1;
    private static final double LEAST_THUMB = 8;

    private final IcicleViewModel model;
    private Optional<IcicleBox> pointed = Optional.empty();
    private List<Object> spoken = List.of();
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;
    private boolean dragging;
    private boolean onStrip;

    IcicleCanvas(IcicleViewModel model) {
        this.model = model;
        getStyleClass().add("icicle");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("Icicle of the plan: arrow keys walk, Enter zooms in, Escape out");
        focusedProperty().subscribe((_, _) -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(boxAt(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        HoverText.at(this, event -> boxAt(event).map(box -> model.full(box) + strip(event)).orElse(""));
    }

    /// Something else is to be drawn.
    void refresh() {
        speak();
        redraw();
    }

    private void speak() {
        List<Object> now = List.of(model.selected(), model.part().map(part -> part.span().node()),
                model.figures().map(IcicleFigures::layout), model.figures().map(IcicleFigures::look));
        if (!now.equals(spoken)) {
            spoken = now;
            Spoken.say(this, model.spoken());
        }
    }

    double rowHeight() {
        return IciclePicture.rowHeight(textSize());
    }

    /// Without the strip at the right.
    double pictureWidth() {
        return Math.max(1, getWidth() - (scrolls() ? STRIP : 0));
    }

    /// Without the strip below.
    double pictureHeight() {
        return Math.max(1, getHeight() - (isWhole() ? 0 : LOW_STRIP));
    }

    private int rows() {
        return model.figures().map(now -> now.layout().shape().rows()).orElse(0);
    }

    private boolean scrolls() {
        return rows() * rowHeight() > getHeight();
    }

    private boolean isWhole() {
        return model.part().map(ShownPart::isWhole).orElse(true);
    }

    @Override
    protected void layoutChildren() {
        model.resized((getHeight() - LOW_STRIP) / rowHeight());
        super.layoutChildren();
    }

    @Override
    protected void draw(Pen pen) {
        model.picture(pictureWidth(), pictureHeight(), textSize(), isFocused(), pointed).ifPresentOrElse(
                picture -> picture.draw(pen), () -> pen.fill(0, 0, pen.width(), pen.height(), Ink.BG));
        model.part().ifPresent(part -> {
            if (!isWhole()) {
                drawAcross(pen, part);
            }
            if (scrolls()) {
                drawDown(pen, part);
            }
        });
    }

    /// Which part of the width is shown.
    private void drawAcross(Pen pen, ShownPart part) {
        double whole = model.figures().map(now -> IcicleSpan.whole(now.layout()).width()).orElse(1.0);
        double width = pictureWidth();
        double y = pen.height() - LOW_STRIP;
        double from = width * part.span().left() / whole;
        double wide = Math.max(LEAST_THUMB, width * part.span().width() / whole);
        pen.fill(0, y, pen.width(), LOW_STRIP, Ink.BG);
        pen.fill(0, y + 1, width, LOW_STRIP - 2, Ink.BG_SIDE);
        pen.fill(Math.round(Math.min(from, width - wide)), y + 1, Math.round(wide), LOW_STRIP - 2, Ink.MUTED);
    }

    /// All rows, with how hot the hottest node of each is, and a frame around those that are shown.
    private void drawDown(Pen pen, ShownPart part) {
        double x = pen.width() - STRIP;
        double height = pictureHeight();
        int rows = rows();
        pen.fill(x, 0, STRIP, pen.height(), Ink.BG_SIDE);
        IcicleFigures figures = model.figures().orElseThrow();
        int cells = (int) Math.min(rows, height);
        for (int cell = 0; cell < cells; cell++) {
            int first = figures.layout().shape().firstOf((int) ((long) cell * rows / cells));
            int end = figures.layout().shape().firstOf((int) ((cell + 1L) * rows / cells));
            int level = figures.look().level(figures.look().hottest().in(first, end));
            if (level > 0) {
                double y = Math.floor(cell * height / cells);
                pen.fill(x + 2, y, STRIP - 4, Math.max(1, Math.ceil((cell + 1) * height / cells) - y), Ink.heat(level));
            }
        }
        double thumb = Math.max(LEAST_THUMB, height * Math.min(1, part.rowsSeen() / rows));
        double y = Math.min(height - thumb, height * part.topRow() / rows);
        pen.frame(x, Math.round(y), STRIP, Math.round(thumb), 2, 1.5, Ink.MUTED);
    }

    private Optional<IcicleBox> boxAt(MouseEvent event) {
        if (event.getX() >= pictureWidth() || event.getY() >= pictureHeight()) {
            return Optional.empty();
        }
        return model.boxAt(event.getX(), pictureWidth(), rowAt(event));
    }

    private String strip(MouseEvent event) {
        return model.strip(event.getX(), pictureWidth(), rowAt(event), textSize());
    }

    private double rowAt(MouseEvent event) {
        return Math.floor(model.part().map(ShownPart::topRow).orElse(0.0) + event.getY() / rowHeight());
    }

    private void point(Optional<IcicleBox> box) {
        if (!box.equals(pointed)) {
            pointed = box;
            setCursor(box.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            redraw();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        draggedY = pressedY;
        dragging = false;
        onStrip = event.getX() >= pictureWidth();
        if (onStrip) {
            scrollStripTo(event.getY());
        }
    }

    private void dragged(MouseEvent event) {
        if (onStrip) {
            scrollStripTo(event.getY());
            return;
        }
        dragging |= Math.abs(event.getX() - pressedX) > DRAG || Math.abs(event.getY() - pressedY) > DRAG;
        if (dragging) {
            double across = (draggedX - event.getX()) / pictureWidth();
            double down = (draggedY - event.getY()) / rowHeight();
            draggedX = event.getX();
            draggedY = event.getY();
            model.change(part -> {
                part.move(across);
                part.scrollTo(part.topRow() + down);
            });
        }
    }

    private void scrollStripTo(double y) {
        model.change(part -> part.scrollTo(y / pictureHeight() * rows() - part.rowsSeen() / 2));
    }

    private void released(MouseEvent event) {
        if (dragging || onStrip || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        boxAt(event).ifPresent(box -> {
            model.select(model.nodeOf(box));
            if (!event.isControlDown() && !event.isMetaDown()) {
                model.change(part -> part.zoomTo(box));
            }
        });
    }

    private void scrolled(ScrollEvent event) {
        double steps = (event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY()) / WHEEL_STEP;
        if (event.isControlDown()) {
            model.change(part -> part.zoom(Math.pow(ZOOM_STEP, steps), Math.clamp(event.getX() / pictureWidth(), 0, 1)));
        } else if (event.isShiftDown() || event.getDeltaY() == 0) {
            model.change(part -> part.move(-steps * MOVE_STEP));
        } else {
            model.change(part -> part.scrollTo(part.topRow() - event.getDeltaY() / rowHeight()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean done = switch (event.getCode()) {
            case UP -> done(model::selectParent);
            case DOWN -> done(model::selectWidestChild);
            case LEFT -> done(() -> model.selectSibling(-1));
            case RIGHT -> done(() -> model.selectSibling(1));
            case HOME -> done(model::selectRoot);
            case ENTER, SPACE -> done(model::zoomToSelected);
            case ESCAPE, BACK_SPACE -> goBack();
            case PAGE_UP -> done(() -> model.change(part -> part.scrollTo(part.topRow() - part.rowsSeen())));
            case PAGE_DOWN -> done(() -> model.change(part -> part.scrollTo(part.topRow() + part.rowsSeen())));
            case PLUS, ADD, EQUALS -> done(() -> zoomAtSelected(KEY_ZOOM));
            case MINUS, SUBTRACT -> done(() -> zoomAtSelected(1 / KEY_ZOOM));
            case DIGIT0, NUMPAD0 -> done(() -> model.change(ShownPart::wholeWidth));
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private boolean goBack() {
        var went = new boolean[1];
        model.change(part -> went[0] = part.back());
        return went[0];
    }

    /// Where the selected node is to be seen it keeps its place.
    void zoomAtSelected(double factor) {
        model.change(part -> part.zoom(factor, model.placeOfSelected()));
    }
}
