package org.plumbline.app.ui.plantext;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.plan.NodeId;

/// A long text, of which only the lines that are seen cost anything, however many there are. A line that is gone to selects its node; the
/// lines of the selected node are marked. Whole lines are chosen and copied.
final class LinesPane extends Region {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final double STEP = 4;

    private final PlanTextViewModel model;
    private final LinePlace place;
    private final LinesCanvas canvas;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private double widest;
    private Optional<NodeId> followed = Optional.empty();
    private boolean following;
    private boolean placing;

    LinesPane(PlanTextViewModel model) {
        this.model = model;
        place = new LinePlace(model.lines().size());
        canvas = new LinesCanvas(model, place);
        getStyleClass().add("plain-lines");
        setMinSize(0, 0);
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, down, across);
        down.valueProperty().subscribe((_, top) -> scrolledTo(top.doubleValue()));
        across.valueProperty().subscribe((_, left) -> canvas.moveTo(left.doubleValue()));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(lineAt(event.getY()), true));
        canvas.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        canvas.setOnContextMenuRequested(event -> {
            var copy = new MenuItem(place.first() == place.last() ? "Copy the line" : "Copy the lines");
            copy.setOnAction(_ -> copy());
            new ContextMenu(copy).show(canvas, event.getScreenX(), event.getScreenY());
        });
        HoverText.at(canvas, event -> hover(lineAt(event.getY()), event.getX()));
    }

    @Override
    public void requestFocus() {
        canvas.requestFocus();
    }

    /// Goes to this line as the keyboard would.
    void goTo(int line) {
        place.jump(line);
        changed();
        choose();
        canvas.requestFocus();
    }

    /// Marks this node's lines and has the first of them seen.
    void follow(Optional<NodeId> node) {
        if (!following && !node.equals(followed)) {
            node.flatMap(model::firstLineOf).ifPresent(place::jump);
        }
        followed = node;
        changed();
    }

    /// Highlights, heat or what was found are others now.
    void look() {
        canvas.refresh();
    }

    /// Beside a line everything that is said of it, over it only what is wrong with it.
    private String hover(int line, double x) {
        return x <= canvas.gutter() ? model.hover(line) : model.warningAt(line).orElse("");
    }

    private void changed() {
        requestLayout();
        canvas.refresh();
    }

    private void choose() {
        following = true;
        model.selectAt(place.current());
        following = false;
    }

    private void go(int line, boolean extending) {
        place.go(line, extending);
        changed();
        choose();
    }

    private void scrolledTo(double line) {
        if (!placing) {
            place.scrollTo(line);
            changed();
        }
    }

    private int lineAt(double y) {
        return (int) Math.floor(place.top() + y / canvas.lineHeight());
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        boolean onChosen = event.getButton() == MouseButton.SECONDARY && place.isChosen(lineAt(event.getY()));
        if (!onChosen) {
            go(lineAt(event.getY()), event.isShiftDown());
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || event.getDeltaY() == 0) {
            move(-(event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX()));
        } else {
            place.scrollTo(place.top() - event.getDeltaY() / canvas.lineHeight());
            changed();
        }
        event.consume();
    }

    private void move(double pixels) {
        across.setValue(Math.clamp(across.getValue() + pixels, 0, across.getMax()));
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (went(event.getCode(), event.isShiftDown())) {
            event.consume();
        }
    }

    private boolean went(KeyCode key, boolean extending) {
        switch (key) {
            case UP -> go(place.current() - 1, extending);
            case DOWN -> go(place.current() + 1, extending);
            case HOME -> go(0, extending);
            case END -> go(place.count() - 1, extending);
            case PAGE_UP -> page(-1, extending);
            case PAGE_DOWN -> page(1, extending);
            case LEFT -> move(-STEP * canvas.letter());
            case RIGHT -> move(STEP * canvas.letter());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void page(int direction, boolean extending) {
        place.page(direction, extending);
        changed();
        choose();
    }

    private void copy() {
        CodeBlock.copy(String.join("\n", model.lines().subList(place.first(), Math.min(place.last() + 1, place.count()))) + "\n");
    }

    @Override
    protected void layoutChildren() {
        placing = true;
        double thick = Math.ceil(down.prefWidth(-1));
        place.resize((getHeight() - thick) / canvas.lineHeight());
        canvas.resizeRelocate(0, 0, Math.max(0, getWidth() - thick), Math.max(0, getHeight() - thick));
        down.resizeRelocate(getWidth() - thick, 0, thick, Math.max(0, getHeight() - thick));
        across.resizeRelocate(0, getHeight() - thick, Math.max(0, getWidth() - thick), thick);
        show(down, place.top(), place.lowest(), place.seen(), place.count());
        down.setUnitIncrement(1);
        down.setBlockIncrement(place.seen());
        widest = Math.max(widest, canvas.widestSeen());
        double room = canvas.roomForText();
        show(across, across.getValue(), widest - room, room, widest);
        across.setUnitIncrement(STEP * canvas.letter());
        across.setBlockIncrement(room);
        placing = false;
    }

    private static void show(ScrollBar bar, double value, double most, double seen, double all) {
        bar.setMax(Math.max(0, most));
        bar.setVisibleAmount(all <= 0 ? 0 : bar.getMax() * Math.min(1, seen / all));
        bar.setValue(Math.clamp(value, 0, bar.getMax()));
        bar.setDisable(most <= 0);
    }
}
