package org.plumbline.app.ui.shell;

import org.plumbline.app.ui.log.LogViewModel;

/// A log in a tab.
///
/// @param key its file
/// @param title the file's name
/// @param place its path
/// @param model its statements
record OpenLog(SourceKey.OfFile key, String title, String place, LogViewModel model) implements OpenDocument {}
