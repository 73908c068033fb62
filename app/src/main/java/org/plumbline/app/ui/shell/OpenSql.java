package org.plumbline.app.ui.shell;

import org.plumbline.app.ui.sql.SqlViewModel;

/// Statements in a tab.
///
/// @param title a file's name, or a number
/// @param place a file's path
/// @param model what is written
record OpenSql(String title, String place, SqlViewModel model) implements OpenDocument {}
