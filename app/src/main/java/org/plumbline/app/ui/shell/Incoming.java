package org.plumbline.app.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/// What is dropped on the window or stands in the clipboard: files, or else text.
///
/// @param text none where there are files
record Incoming(List<Path> files, Optional<String> text) {
    /// A [javafx.scene.input.Dragboard] is a clipboard too.
    static Incoming of(Clipboard clipboard) {
        return of(clipboard.hasFiles() ? clipboard.getFiles() : List.of(), Optional.ofNullable(clipboard.getString()));
    }

    static Incoming of(List<File> files, Optional<String> text) {
        return new Incoming(files.stream().map(File::toPath).toList(), files.isEmpty() ? text : Optional.empty());
    }

    static boolean welcome(Clipboard clipboard) {
        return clipboard.hasFiles() || clipboard.hasString();
    }

    void openIn(ShellViewModel model) {
        if (files.isEmpty()) {
            model.openText(text.orElse(""));
        } else {
            model.open(files);
        }
    }
}
