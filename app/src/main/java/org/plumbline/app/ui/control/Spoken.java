package org.plumbline.app.ui.control;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;

/// What a screen reader says of something that shows one thing after another without the keyboard leaving it, such as a canvas.
public final class Spoken {
    private Spoken() {}

    /// From now on it is these words; where they are others than before, the screen reader is told so.
    public static void say(Node node, String words) {
        if (!words.equals(node.getAccessibleText())) {
            node.setAccessibleText(words);
            node.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }
}
