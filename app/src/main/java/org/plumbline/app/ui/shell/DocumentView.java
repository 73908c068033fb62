package org.plumbline.app.ui.shell;

import javafx.scene.Node;

/// What stands in a tab.
///
/// @param node the view
/// @param focusView gives the keyboard to what one works with
/// @param focusSearch gives the keyboard to the field that finds something
/// @param dispose lets go of what lives longer than the tab
record DocumentView(Node node, Runnable focusView, Runnable focusSearch, Runnable dispose) {}
