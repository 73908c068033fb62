package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.connect.ConnectionRow;

/// All that a menu or a key can ask of the window.
interface Commands {
    void askForFiles();

    void open(List<Path> files);

    void paste();

    /// Asks for a connection to make.
    void connect();

    /// A new editor for statements.
    void writeSql();

    /// Asks for which statements to find indexes.
    void findIndexes();

    /// Starts the demo database and connects to it.
    void startDemo();

    /// The plan in front beside another.
    void compare();

    /// The runs that are kept.
    void showHistory();

    /// Removes them, if the person says so once more.
    void clearHistory();

    /// Shows the fields of a remembered one.
    void edit(ConnectionRow connection);

    void saveReport();

    void exportDdl();

    void showAnonymousCopy();

    /// Saves the picture of the view that is shown.
    void exportView();

    /// Prints it.
    void printView();

    /// Why neither can be done now, as a sentence; empty where both can.
    Optional<String> whyNoPicture();

    void closeTab();

    void quit();

    void copy();

    void find();

    /// Shows this view of the plan in front.
    void show(PlanDocumentView.View view);

    void toggleSources();

    void showKeys();

    void showAbout();
}
