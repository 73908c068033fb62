package org.plumbline.app.ui.control;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// A tooltip that is made when the mouse first comes, and asks for its text when it shows: cheap for cells that are reused.
public final class HoverText {
    private static final Duration DELAY = Duration.millis(400);
    private static final Duration SHOWN_FOR = Duration.seconds(60);

    private HoverText() {}

    /// An empty text shows no tooltip.
    public static void on(Node node, Supplier<String> text) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new javafx.event.EventHandler<>() {
            private Tooltip tooltip;

            @Override
            public void handle(MouseEvent event) {
                String words = text.get();
                if (words.isEmpty()) {
                    if (tooltip != null) {
                        Tooltip.uninstall(node, tooltip);
                        tooltip = null;
                    }
                    return;
                }
                if (tooltip == null) {
                    tooltip = make();
                    Tooltip.install(node, tooltip);
                }
                tooltip.setText(words);
            }
        });
    }

    public static void on(Node node, String text) {
        on(node, () -> text);
    }

    /// Of something painted, which says another thing at each place. An empty text shows no tooltip.
    public static void at(Node node, Function<MouseEvent, String> text) {
        node.addEventHandler(MouseEvent.MOUSE_MOVED, new javafx.event.EventHandler<>() {
            private Tooltip tooltip;

            @Override
            public void handle(MouseEvent event) {
                String words = text.apply(event);
                if (tooltip == null) {
                    tooltip = make();
                }
                if (!words.equals(tooltip.getText())) {
                    Tooltip.uninstall(node, tooltip); // else the next one waits until the time of this one is over
                    tooltip.setText(words);
                    if (!words.isEmpty()) {
                        Tooltip.install(node, tooltip);
                    }
                }
            }
        });
    }

    private static Tooltip make() {
        var tooltip = new Tooltip();
        tooltip.setShowDelay(DELAY);
        tooltip.setShowDuration(SHOWN_FOR);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(520);
        return tooltip;
    }
}
