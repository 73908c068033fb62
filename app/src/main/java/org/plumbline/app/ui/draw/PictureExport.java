package org.plumbline.app.ui.draw;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PngFile;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;

/// The menu by which a drawn view leaves the window: as PNG, as SVG, on paper; what is shown of it, or the whole. Files have the window's
/// colours, paper the light ones. What became of it stands in [#message()], which the view shows below.
public final class PictureExport extends MenuButton {
    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    private final DrawnRegion view;
    private final String name;
    private final Background background;
    private final BiFunction<String, String, Optional<Path>> chooser;
    private final Label message = Words.of("", "dialog-message");

    /// A menu for this view, which asks for files by dialogs.
    ///
    /// @param view whose colours a file has
    /// @param name a file's name to offer, without its ending
    /// @param shown what is to be seen now
    /// @param whole all of it
    public PictureExport(DrawnRegion view, String name, Background background, Supplier<Picture> shown, Supplier<Picture> whole) {
        this(view, name, background, shown, whole, Optional.empty());
    }

    /// Likewise, asking in another way.
    ///
    /// @param chooser asks for a file, by a title and the name to offer; none for a dialog
    PictureExport(DrawnRegion view, String name, Background background, Supplier<Picture> shown, Supplier<Picture> whole,
            Optional<BiFunction<String, String, Optional<Path>>> chooser) {
        super("Export");
        this.view = view;
        this.name = name;
        this.background = background;
        this.chooser = chooser.orElse(this::choose);
        getStyleClass().add("quiet-menu");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Export the picture");
        HoverText.on(this, "Saves the picture as PNG or SVG, or prints it");
        message.setManaged(false);
        message.setVisible(false);
        getItems().addAll(
                item("Save What Is Shown…", () -> save("Save what is shown", shown.get())),
                item("Save the Whole…", () -> save("Save the whole picture", whole.get())),
                new SeparatorMenuItem(),
                item("Print What Is Shown…", () -> print(shown.get())),
                item("Print the Whole…", () -> print(whole.get())));
    }

    /// What became of the last export, in words; takes no room before the first.
    public Label message() {
        return message;
    }

    private void save(String title, Picture picture) {
        chooser.apply(title, name).ifPresent(file -> save(picture, file));
    }

    private void save(Picture picture, Path file) {
        String ending = file.toString().toLowerCase(Locale.ROOT);
        Palette palette = view.palette();
        if (!ending.endsWith(PNG) && !ending.endsWith(SVG)) {
            say(file.getFileName() + " is neither a .png nor an .svg file: give it one of these endings.", false);
            return;
        }
        background.runNewest(this, "Saving " + file.getFileName(), progress -> ending.endsWith(SVG)
                        ? Files.writeString(file, svg(picture, palette), StandardCharsets.UTF_8)
                        : PngFile.write(new PngDrawing(picture, palette, background).paint(progress), file),
                written -> say("Saved " + written + ".", true),
                failed -> say(WriteFailure.sentence(file, failed), false));
    }

    private static String svg(Picture picture, Palette palette) {
        var pen = new SvgPen(palette, picture.width(), picture.height());
        picture.draw(pen);
        return pen.svg();
    }

    private void print(Picture picture) {
        PaperPrint.Outcome outcome = PaperPrint.print(picture, name, window());
        say(outcome.words(), outcome.good());
    }

    private void say(String words, boolean good) {
        message.getStyleClass().setAll("label", "dialog-message", good ? "message-good" : "message-severe");
        message.setText(words);
        message.setManaged(!words.isEmpty());
        message.setVisible(!words.isEmpty());
    }

    private static MenuItem item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Optional<Path> choose(String title, String offered) {
        var asked = new FileChooser();
        asked.setTitle(title);
        asked.setInitialFileName(offered + PNG);
        asked.getExtensionFilters().addAll(List.of(
                new FileChooser.ExtensionFilter("PNG picture", "*" + PNG), new FileChooser.ExtensionFilter("SVG drawing", "*" + SVG)));
        return Optional.ofNullable(asked.showSaveDialog(window()))
                .map(file -> withEnding(file, asked.getSelectedExtensionFilter()));
    }

    /// The dialog's kind of file counts where the name has no ending, or the one that was offered for the other kind.
    private static Path withEnding(File file, FileChooser.ExtensionFilter kind) {
        String path = file.getPath();
        boolean svg = kind != null && kind.getExtensions().contains("*" + SVG);
        if (svg && path.endsWith(PNG)) {
            return Path.of(path.substring(0, path.length() - PNG.length()) + SVG);
        }
        return file.getName().contains(".") ? file.toPath() : Path.of(path + (svg ? SVG : PNG));
    }

    private Window window() {
        return view.getScene().getWindow();
    }
}
