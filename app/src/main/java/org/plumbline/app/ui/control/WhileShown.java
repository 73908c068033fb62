package org.plumbline.app.ui.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// Listening that rests while a node is in no window: what nobody sees does not follow each change, and catches up when it is shown.
public final class WhileShown {
    private final Supplier<Subscription> listening;
    private Subscription now = Subscription.EMPTY;

    private WhileShown(Supplier<Subscription> listening) {
        this.listening = listening;
    }

    /// Until the subscription ends.
    ///
    /// @param listening shows how things are and begins to listen; called each time that the node comes into a window
    public static Subscription of(Node node, Supplier<Subscription> listening) {
        var shown = new WhileShown(listening);
        Subscription scenes = node.sceneProperty().subscribe(shown::changed);
        return () -> {
            scenes.unsubscribe();
            shown.now.unsubscribe();
        };
    }

    private void changed(Scene scene) {
        now.unsubscribe();
        now = scene == null ? Subscription.EMPTY : listening.get();
    }
}
