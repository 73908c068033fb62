package org.plumbline.app.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import org.plumbline.app.ui.draw.PictureExport;

/// What stands in a tab.
///
/// @param node the view
/// @param focusView gives the keyboard to what one works with
/// @param focusSearch gives the keyboard to the field that finds something
/// @param export by which its picture leaves the window; none where it has none
/// @param dispose lets go of what lives longer than the tab
record DocumentView(Node node, Runnable focusView, Runnable focusSearch, Optional<PictureExport> export, Runnable dispose) {
    /// Of what has no picture.
    DocumentView(Node node, Runnable focusView, Runnable focusSearch, Runnable dispose) {
        this(node, focusView, focusSearch, Optional.empty(), dispose);
    }
}
