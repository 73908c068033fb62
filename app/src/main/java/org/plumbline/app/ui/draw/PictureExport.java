package org.plumbline.app.ui.draw;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PngFile;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Progress;

/// The menu by which a view leaves the window: as PNG, as SVG, on paper; the whole of it, or what is to be seen of it. Files have the
/// window's colours, paper the light ones. What became of it stands in [#message()], which stands below the view.
public final class PictureExport extends MenuButton {
    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    private final DrawnRegion colours;
    private final Background background;
    private final Supplier<PictureOffer> view;
    private final BiFunction<String, String, Optional<Path>> chooser;
    private final List<MenuItem> whole;
    private final List<MenuItem> others;
    private final Label message = Words.of("", "dialog-message");

    /// A menu for a view, which asks for files by dialogs.
    ///
    /// @param colours whose colours a file has
    /// @param view what there is to be drawn now
    public PictureExport(DrawnRegion colours, Background background, Supplier<PictureOffer> view) {
        this(colours, background, view, Optional.empty());
    }

    /// Likewise, asking in another way.
    ///
    /// @param chooser asks for a file, by a title and the name to offer; none for a dialog
    PictureExport(DrawnRegion colours, Background background, Supplier<PictureOffer> view,
            Optional<BiFunction<String, String, Optional<Path>>> chooser) {
        super("Export");
        this.colours = colours;
        this.view = view;
        this.background = background;
        this.chooser = chooser.orElse(this::choose);
        getStyleClass().add("quiet-menu");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Export the picture");
        HoverText.on(this, "Saves the view as a PNG or SVG picture (Ctrl+E), or prints it (Ctrl+P)");
        message.setManaged(false);
        message.setVisible(false);
        whole = List.of(item("Save the Whole…", this::save), item("Print the Whole…", this::print));
        others = List.of(item("", () -> save(PictureExport::other)), item("", () -> print(PictureExport::other)));
        getItems().setAll(whole);
        setOnShowing(_ -> fill(view.get()));
    }

    private void fill(PictureOffer now) {
        whole.forEach(item -> item.setDisable(now instanceof PictureOffer.None));
        getItems().removeAll(others);
        if (now instanceof PictureOffer.Some some && some.other().isPresent()) {
            others.getFirst().setText("Save " + some.other().get().title() + "…");
            others.getLast().setText("Print " + some.other().get().title() + "…");
            getItems().addAll(getItems().indexOf(whole.getLast()) + 1, others);
        }
    }

    private static Supplier<HeadedPicture> other(PictureOffer.Some some) {
        return some.other().map(PictureOffer.Other::made).orElse(some.whole());
    }

    /// What became of the last export, in words; takes no room before the first.
    public Label message() {
        return message;
    }

    /// Says nothing more of the last export.
    public void dismiss() {
        say("", true);
    }

    /// Why there is nothing to be exported now, as a sentence; empty where there is.
    public Optional<String> obstacle() {
        return view.get() instanceof PictureOffer.None(String why) ? Optional.of(why) : Optional.empty();
    }

    /// Asks for a file and saves the whole picture; where there is none, says why.
    public void save() {
        save(PictureOffer.Some::whole);
    }

    /// Asks for a printer and prints the whole picture; where there is none, says why.
    public void print() {
        print(PictureOffer.Some::whole);
    }

    private void save(Function<PictureOffer.Some, Supplier<HeadedPicture>> which) {
        switch (view.get()) {
            case PictureOffer.None(String why) -> say(why, false);
            case PictureOffer.Some some -> chooser.apply("Export the view", some.file()).ifPresent(file -> save(which.apply(some), file));
        }
    }

    private void save(Supplier<HeadedPicture> made, Path file) {
        String ending = file.toString().toLowerCase(Locale.ROOT);
        Palette palette = colours.palette();
        if (!ending.endsWith(PNG) && !ending.endsWith(SVG)) {
            say(file.getFileName() + " is neither a .png nor an .svg file: give it one of these endings.", false);
            return;
        }
        background.runNewest(this, "Saving " + file.getFileName(), progress -> ending.endsWith(SVG)
                        ? svg(made.get(), palette, file) : png(made.get(), palette, file, progress),
                outcome -> say(outcome.words(), outcome.good()),
                failed -> say(WriteFailure.sentence(file, failed), false));
    }

    private static Outcome svg(Picture picture, Palette palette, Path file) throws IOException {
        var pen = new SvgPen(palette, picture.width(), picture.height());
        picture.draw(pen);
        return saved(Files.writeString(file, pen.svg(), StandardCharsets.UTF_8));
    }

    private Outcome png(Picture picture, Palette palette, Path file, Progress progress) throws IOException {
        if (PngDrawing.scale(picture.width(), picture.height()) < picture.leastScale()) {
            return new Outcome("This picture is " + Format.countFull(Math.round(picture.height())) + " pixels high: as a PNG it could not "
                    + "be read. Save it as SVG.", false);
        }
        return saved(PngFile.write(new PngDrawing(picture, palette, background).paint(progress), file));
    }

    private static Outcome saved(Path file) {
        return new Outcome("Saved " + file + ".", true);
    }

    private void print(Function<PictureOffer.Some, Supplier<HeadedPicture>> which) {
        switch (view.get()) {
            case PictureOffer.None(String why) -> say(why, false);
            case PictureOffer.Some some -> background.runNewest(this, "Drawing the picture", _ -> which.apply(some).get(), picture -> {
                Outcome outcome = PaperPrint.print(picture, picture.heading().getFirst(), colours.getScene().getWindow());
                say(outcome.words(), outcome.good());
            }, failed -> say(DefectText.of(failed), false));
        }
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
        Window owner = colours.getScene().getWindow();
        return Optional.ofNullable(asked.showSaveDialog(owner))
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
}
