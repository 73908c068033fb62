package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plumbline.app.ui.look.Look;

/// What the window shows while nothing is open: how to bring a plan, and samples to try.
final class WelcomeView extends ScrollPane {
    private static final String HOW_TO_GET_ONE = "EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS) SELECT ...";

    private static final int RECENT_SHOWN = 6;

    /// @param cards the samples
    /// @param recent files opened before, newest first
    WelcomeView(List<SampleCard> cards, ObservableValue<List<Path>> recent, Commands commands) {
        getStyleClass().addAll("welcome", "edge-to-edge");
        var column = new VBox(dropZone(commands), recentFiles(recent, commands));
        if (!cards.isEmpty()) {
            var heading = new Label("Or start with a sample");
            heading.getStyleClass().add(Look.HEADING);
            var about = new Label("Real plans of an invented web shop. Each teaches one thing.");
            about.getStyleClass().add(Look.MUTED);
            column.getChildren().addAll(new VBox(2, heading, about), cards(cards));
        }
        column.getStyleClass().add("column");
        column.setMinWidth(0);
        var centred = new HBox(column);
        centred.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        setContent(centred);
        setFitToWidth(true);
    }

    private static VBox dropZone(Commands commands) {
        var glyph = new FontIcon(Feather.DOWNLOAD);
        var title = new Label("Drop an EXPLAIN plan here");
        title.getStyleClass().add("title");
        var formats = new Label("Text, JSON, YAML or XML, from PostgreSQL 8.4 to 19: a file, a log, a mail, or what psql printed");
        formats.getStyleClass().add(Look.MUTED);
        formats.setWrapText(true);
        formats.setTextAlignment(TextAlignment.CENTER);

        var openButton = new Button("Open a file…", new FontIcon(Feather.FOLDER));
        openButton.setDefaultButton(true);
        openButton.setOnAction(_ -> commands.askForFiles());
        var pasteButton = new Button("Paste from the clipboard", new FontIcon(Feather.CLIPBOARD));
        pasteButton.setOnAction(_ -> commands.paste());
        var connectButton = new Button("Connect to a database…", new FontIcon(Feather.DATABASE));
        connectButton.setOnAction(_ -> commands.connect());
        var demoButton = new Button("Start the demo database", new FontIcon(Feather.PLAY));
        demoButton.setOnAction(_ -> commands.startDemo());
        demoButton.setTooltip(new Tooltip("A real PostgreSQL with a shop in it, on this machine only: nothing to install"));
        var buttons = new FlowPane(8, 8, openButton, pasteButton, connectButton, demoButton);
        buttons.setAlignment(Pos.CENTER);

        var statement = new Label(HOW_TO_GET_ONE);
        statement.getStyleClass().add(Look.CODE);
        var hint = new FlowPane(6, 4, muted("No plan yet? Run"), statement, muted("and copy what it prints."));
        hint.setAlignment(Pos.CENTER);
        hint.getStyleClass().add("hint");

        var zone = new VBox(glyph, title, formats, buttons, hint);
        zone.setAlignment(Pos.CENTER);
        zone.getStyleClass().add("drop-zone");
        return zone;
    }

    private static FlowPane recentFiles(ObservableValue<List<Path>> recent, Commands commands) {
        var links = new FlowPane(12, 4);
        links.getStyleClass().add("recent");
        links.managedProperty().bind(links.visibleProperty());
        recent.subscribe(files -> {
            links.setVisible(!files.isEmpty());
            links.getChildren().setAll(muted("Recent:"));
            files.stream().limit(RECENT_SHOWN).forEach(file -> links.getChildren().add(link(file, commands)));
        });
        return links;
    }

    private static Hyperlink link(Path file, Commands commands) {
        var link = new Hyperlink(file.getFileName().toString());
        link.setMnemonicParsing(false);
        link.setTooltip(new Tooltip(file.toString()));
        link.setOnAction(_ -> commands.open(List.of(file)));
        return link;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Look.MUTED);
        return label;
    }

    private static CardGrid cards(List<SampleCard> cards) {
        var tiles = new CardGrid();
        cards.forEach(card -> tiles.getChildren().add(card(card)));
        return tiles;
    }

    private static Button card(SampleCard card) {
        var title = new Label(card.title());
        title.getStyleClass().add(Look.STRONG);
        title.setWrapText(true);
        var sentence = new Label(card.sentence());
        sentence.getStyleClass().addAll(Look.MUTED, "sentence");
        sentence.setWrapText(true);
        var text = new VBox(4, title, sentence);
        var button = new Button(null, text);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setAccessibleText("Sample: " + card.title() + ". " + card.sentence());
        button.getStyleClass().setAll("sample-card");
        button.setOnAction(_ -> card.open().run());
        return button;
    }
}
