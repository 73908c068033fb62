package org.plumbline.testkit.xvfb;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.plumbline.app.Launcher;

/// The application with somebody at the screen: starts it by its own [Launcher], goes through one session and prints what is seen as
/// `name: value` lines. It sees the window from outside: by titles, style classes and accessible texts.
/// Arguments: a folder for pictures, then those of the application.
public final class WindowDriver {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final Point2D MIDDLE = new Point2D(640, 400);
    private static final String DIALOG = "Export DDL";

    private final PrintStream report = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Hand hand = new Hand();
    private final Path pictures;

    private WindowDriver(Path pictures) {
        this.pictures = pictures;
    }

    public static void main(String[] arguments) {
        Platform.startup(() -> { });
        Thread.ofPlatform().daemon().name("somebody at the screen").start(() -> {
            try {
                new WindowDriver(Path.of(arguments[0])).session();
            } catch (RuntimeException | Error e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
        Launcher.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private void session() {
        Stage window = Hand.see("the window", () -> window("Plumbline"));
        Hand.until("the file of the command line", () -> tabs(window).size() == 1);
        say("opened", Hand.now(() -> tabs(window)) + " in " + Hand.now(window::getTitle));

        hand.drag(DragSource.FILE, MIDDLE, () -> welcomes(window));
        Hand.until("the dropped file", () -> tabs(window).size() == 2);
        say("dropped file", Hand.now(() -> tabs(window)) + " in " + Hand.now(window::getTitle));

        hand.drag(DragSource.TEXT, MIDDLE, () -> welcomes(window));
        Hand.until("the dropped text", () -> tabs(window).size() == 3);
        say("dropped text", Hand.now(() -> tabs(window)) + " in " + Hand.now(window::getTitle));

        fillTheScreen(window);
        Node strip = Hand.see("the strip of side panels", () -> shown(window, node ->
                "Indexes side panel".equals(node.getAccessibleText())));
        // it opened by itself, as the plan suggests an index
        Hand.see("the Indexes panel of itself", () -> shown(window, node -> node.getStyleClass().contains("indexes")));
        hand.click(strip);
        Hand.until("the Indexes panel gone", () -> shown(window, node -> node.getStyleClass().contains("indexes")).isEmpty());
        say("strip clicked at", coordinates(hand.click(strip)));
        Node panel = Hand.see("the Indexes panel", () -> shown(window, node -> node.getStyleClass().contains("indexes")));
        Hand.until("the Indexes panel on the right", () -> panel.localToScreen(panel.getBoundsInLocal()).getMinX() > Xvfb.WIDTH / 2.0);
        hand.photograph(pictures.resolve("xvfb-window.png"));

        exportDdl(panel);
        hand.photograph(pictures.resolve("xvfb-export-dialog.png"));
        hand.type(KeyCode.ESCAPE);
        Hand.until("the dialog gone", () -> window(DIALOG).isEmpty());
        say("windows after Escape", Hand.now(() -> Integer.toString(Window.getWindows().size())));

        hand.type(KeyCode.CONTROL, KeyCode.Q);
    }

    private static void fillTheScreen(Stage window) {
        Hand.now(() -> {
            window.setX(0);
            window.setY(0);
            window.setWidth(Xvfb.WIDTH);
            window.setHeight(Xvfb.HEIGHT);
            return window;
        });
        Hand.until("the window as wide as the screen", () -> window.getScene().getWidth() == Xvfb.WIDTH);
    }

    private void exportDdl(Node panel) {
        Node button = Hand.see("the button that exports", () -> shown(panel, node ->
                node instanceof Button export && export.getText().startsWith(DIALOG) && !export.isDisabled()));
        say("export clicked at", coordinates(hand.click(button)));
        Window dialog = Hand.see("the dialog", () -> window(DIALOG));
        say("dialog inside the screen", Hand.now(() -> Boolean.toString(dialog.getX() >= 0 && dialog.getY() >= 0
                && dialog.getX() + dialog.getWidth() <= Xvfb.WIDTH && dialog.getY() + dialog.getHeight() <= Xvfb.HEIGHT)));
    }

    private void say(String name, String value) {
        report.println(name + ": " + value);
    }

    private static String coordinates(Point2D point) {
        return Math.round(point.getX()) + "," + Math.round(point.getY());
    }

    private static boolean welcomes(Stage window) {
        return window.getScene().getRoot().getPseudoClassStates().contains(DROP);
    }

    private static Optional<Stage> window(String title) {
        return Window.getWindows().stream().filter(Window::isShowing).filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> Optional.ofNullable(stage.getTitle()).orElse("").endsWith(title)).findFirst();
    }

    private static List<String> tabs(Stage window) {
        return shown(window, TabPane.class::isInstance).map(TabPane.class::cast).stream()
                .flatMap(pane -> pane.getTabs().stream()).map(Tab::getText).collect(Collectors.toList());
    }

    private static Optional<Node> shown(Stage window, Predicate<Node> wanted) {
        return shown(window.getScene().getRoot(), wanted);
    }

    private static Optional<Node> shown(Node node, Predicate<Node> wanted) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (wanted.test(node)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> shown(child, wanted).stream()).findFirst()
                : Optional.empty();
    }
}
