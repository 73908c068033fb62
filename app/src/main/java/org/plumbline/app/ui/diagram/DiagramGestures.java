package org.plumbline.app.ui.diagram;

import java.util.OptionalInt;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import org.plumbline.app.ui.diagram.DiagramViewModel.Step;

/// Mouse, trackpad and keys on the diagram.
///
/// Dragging pans. A mouse wheel zooms about the mouse, with Shift it pans sideways. Two fingers on a trackpad pan, pinching zooms; where
/// the system does not tell a trackpad from a wheel (X11), Ctrl and two fingers zoom as everywhere, and a movement to the side pans.
final class DiagramGestures {
    private static final double ZOOM_STEP = 1.25;
    /// Of the wheel, for one step of the zoom.
    private static final double NOTCH = 40;
    private static final double WHEEL_STEP = 1.15;
    private static final double PAN_STEP = 80;
    private static final double DRAG = 4;

    private final DiagramSurface surface;
    private final DiagramViewModel model;
    private final Tooltip tooltip = new Tooltip();
    private boolean trackpad;
    private boolean dragging;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;

    DiagramGestures(DiagramSurface surface, DiagramViewModel model) {
        this.surface = surface;
        this.model = model;
        tooltip.setShowDelay(Duration.millis(450));
        tooltip.setShowDuration(Duration.seconds(60));
        tooltip.setMaxWidth(520);
        tooltip.setWrapText(true);
        surface.setOnMousePressed(this::pressed);
        surface.setOnMouseDragged(this::dragged);
        surface.setOnMouseReleased(this::released);
        surface.setOnMouseMoved(this::moved);
        surface.setOnMouseExited(_ -> hover(OptionalInt.empty()));
        surface.setOnScrollStarted(_ -> trackpad = true);
        surface.setOnScrollFinished(_ -> trackpad = false);
        surface.setOnScroll(this::scrolled);
        surface.setOnZoom(this::pinched);
        surface.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent event) {
        surface.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        lastY = pressedY;
        dragging = false;
        tooltip.hide();
    }

    private void dragged(MouseEvent event) {
        if (!surface.isShown()) {
            return;
        }
        dragging |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > DRAG;
        if (dragging) {
            surface.setCursor(Cursor.CLOSED_HAND);
            surface.show(surface.viewProperty().get().panned(event.getX() - lastX, event.getY() - lastY));
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void released(MouseEvent event) {
        surface.setCursor(null);
        if (dragging || event.getButton() != MouseButton.PRIMARY || !surface.isShown()) {
            return;
        }
        OptionalInt handle = surface.handleAt(event.getX(), event.getY());
        OptionalInt card = surface.at(event.getX(), event.getY());
        if (handle.isPresent()) {
            surface.toggle(handle.getAsInt());
        } else if (card.isPresent()) {
            model.choose(card.getAsInt());
            if (event.getClickCount() == 2) {
                surface.toggle(card.getAsInt());
            }
        }
    }

    private void moved(MouseEvent event) {
        OptionalInt handle = surface.handleAt(event.getX(), event.getY());
        surface.setCursor(handle.isPresent() ? Cursor.HAND : null);
        hover(handle.isPresent() ? handle : surface.at(event.getX(), event.getY()));
    }

    private void hover(OptionalInt item) {
        if (!surface.isShown() || item.orElse(DiagramLayout.NONE) == model.looksProperty().get().hovered()) {
            return;
        }
        model.hover(item);
        tooltip.hide();
        Tooltip.uninstall(surface, tooltip);
        item.ifPresent(card -> {
            tooltip.setText(model.hoverText(card));
            Tooltip.install(surface, tooltip);
        });
    }

    private void scrolled(ScrollEvent event) {
        if (!surface.isShown() || (event.getDeltaX() == 0 && event.getDeltaY() == 0)) {
            return;
        }
        Viewport now = surface.viewProperty().get();
        boolean fingers = trackpad || event.isInertia() || event.getDeltaX() != 0;
        if (fingers && !event.isControlDown() && !event.isShortcutDown()) {
            surface.show(now.panned(event.getDeltaX(), event.getDeltaY()));
        } else if (event.isShiftDown()) {
            surface.show(now.panned(event.getDeltaY(), 0));
        } else {
            double factor = Math.pow(WHEEL_STEP, event.getDeltaY() / NOTCH);
            surface.show(now.zoomedAt(event.getX(), event.getY(), now.zoom() * factor));
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        if (surface.isShown()) {
            Viewport now = surface.viewProperty().get();
            surface.show(now.zoomedAt(event.getX(), event.getY(), now.zoom() * event.getZoomFactor()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (!surface.isShown() || event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
            return;
        }
        boolean done = (event.isShiftDown() && event.getCode().isArrowKey()) ? pan(event) : (walk(event) || command(event));
        if (done) {
            event.consume();
        }
    }

    private boolean pan(KeyEvent event) {
        double dx = switch (event.getCode()) {
            case LEFT -> PAN_STEP;
            case RIGHT -> -PAN_STEP;
            default -> 0;
        };
        double dy = switch (event.getCode()) {
            case UP -> PAN_STEP;
            case DOWN -> -PAN_STEP;
            default -> 0;
        };
        surface.show(surface.viewProperty().get().panned(dx, dy));
        return true;
    }

    /// Arrows go where the cards are drawn.
    private boolean walk(KeyEvent event) {
        boolean down = surface.orientation() == Orientation.DOWN;
        Step step = switch (event.getCode()) {
            case UP -> down ? Step.PARENT : Step.BEFORE;
            case DOWN -> down ? Step.CHILD : Step.AFTER;
            case LEFT -> down ? Step.BEFORE : Step.PARENT;
            case RIGHT -> down ? Step.AFTER : Step.CHILD;
            default -> null;
        };
        if (step == null) {
            return false;
        }
        model.step(step).ifPresent(this::go);
        return true;
    }

    private void go(int item) {
        model.choose(item);
        surface.reveal(item);
    }

    private boolean command(KeyEvent event) {
        switch (event.getCode()) {
            case HOME -> go(0);
            case ENTER, SPACE -> surface.toggle(Math.max(0, model.chosenItem()));
            case PLUS, ADD, EQUALS -> surface.zoom(ZOOM_STEP);
            case MINUS, SUBTRACT -> surface.zoom(1 / ZOOM_STEP);
            case F -> surface.fit();
            case DIGIT1, NUMPAD1 -> surface.zoom(surface.fullSize() / surface.viewProperty().get().zoom());
            case S -> surface.showChosen();
            case PAGE_DOWN -> surface.show(surface.viewProperty().get().panned(0, -surface.getHeight() / 2));
            case PAGE_UP -> surface.show(surface.viewProperty().get().panned(0, surface.getHeight() / 2));
            default -> {
                return false;
            }
        }
        return true;
    }
}
