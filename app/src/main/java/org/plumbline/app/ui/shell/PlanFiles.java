package org.plumbline.app.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the person for files with plans, beginning where the last one was.
record PlanFiles(Window owner, SettingsViewModel settings) {
    /// Empty where the person thinks better of it.
    List<Path> many(String title) {
        List<File> chosen = chooser(title).showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    /// Likewise, a single one.
    Optional<Path> one(String title) {
        return Optional.ofNullable(chooser(title).showOpenDialog(owner)).map(File::toPath);
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        settings.preferences().recentFiles().stream().findFirst().map(Path::getParent).map(Path::toFile)
                .filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }
}
