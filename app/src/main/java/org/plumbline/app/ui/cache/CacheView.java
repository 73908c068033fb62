package org.plumbline.app.ui.cache;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;

/// The Cache side panel: figures on top, below them what the caches do, the curve, and the statements of a server.
public final class CacheView extends BorderPane {
    private static final int LONGEST_STATEMENT = 160;

    private final CacheViewModel model;
    private final CurveChart chart = new CurveChart();
    private final ChartFrame frame;
    private final ScrollPane scroll = new ScrollPane();
    private final Label headline = Words.of("");
    private final VBox answer = new VBox(6);
    private final VBox statements = new VBox(8);
    private final ComboBox<ConnectedServer> server = new ComboBox<>();
    private final Button read = SmallButton.of("Read", "How its own memory serves its tables, and which of its statements are worth "
            + "caching, by pg_stat_statements", this::rank);
    private final Label unconnected = Words.of("Connect to a database (Ctrl+Shift+O) to see how its own memory serves it, and which of its "
            + "statements are worth caching.",
            "panel-subtitle");

    public CacheView(CacheViewModel model, Background background) {
        this.model = model;
        this.frame = new ChartFrame(chart, "cache-hit-ratio.png", background);
        getStyleClass().addAll("panel", "cache", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        var title = new Label("Cache");
        title.getStyleClass().add("panel-title");
        var head = new HBox(8, title, Words.of("What caches in front of a database do", "panel-subtitle"));
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("panel-head");
        setTop(head);
        var body = new VBox(12, items(), caches(), headline, frame, answer, statements(background));
        body.getStyleClass().addAll("findings-list", "calculator");
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        frame.managedProperty().bind(frame.visibleProperty());
        model.stateProperty().subscribe(this::show);
        model.servers().addListener((ListChangeListener<ConnectedServer>) _ -> offer());
        model.verdicts().addListener((ListChangeListener<CacheVerdict>) _ -> list());
        offer();
    }

    private VBox items() {
        var figures = model.figures();
        var zipf = FigureFields.of(figures.exponent, figures.items);
        Label items = Words.of("", "panel-subtitle");
        Button byZipf = SmallButton.of("By Zipf's law", "Back to the exponent and the number of items", model::byZipf);
        Button choose = SmallButton.of("Trace…", "Takes how popular items are from a file of keys, one a line", this::chooseTrace);
        var line = new HBox(8, choose, byZipf);
        line.setAlignment(Pos.CENTER_LEFT);
        items.managedProperty().bind(items.visibleProperty());
        model.itemsWordsProperty().subscribe(words -> {
            items.setText(words);
            items.setVisible(!words.isEmpty());
        });
        model.measuredItemsProperty().subscribe(measured -> {
            zipf.setVisible(!measured);
            zipf.setManaged(!measured);
            byZipf.setVisible(measured);
            byZipf.setManaged(measured);
        });
        return new VBox(6, zipf, line, items, FigureFields.of(figures.rate, figures.updates));
    }

    private VBox caches() {
        var figures = model.figures();
        var strategy = new Segments<>(List.of(false, true), basic -> basic ? "Basic strategy" : "As typed", figures.basic.get(),
                figures.basic::set);
        HoverText.on(strategy, "Basic: a dictionary in each process that forgets nothing, and a shared cache with 300 s to live");
        var typed = FigureFields.of(figures.localItems, figures.localSeconds, figures.sharedItems, figures.sharedSeconds);
        figures.basic.subscribe(basic -> {
            typed.setVisible(!basic);
            typed.setManaged(!basic);
        });
        var more = new Foldable("Processes, latencies and sizes", () -> FigureFields.of(figures.processes, figures.localMs,
                figures.sharedMs,
                figures.databaseMs, figures.valueBytes, figures.overheadBytes));
        return new VBox(6, new HBox(strategy), typed,
                check("Each use begins the time to live anew", figures.refresh),
                check("An update takes the item out of every cache", figures.invalidate), more);
    }

    private static CheckBox check(String words, BooleanProperty value) {
        var box = new CheckBox(words);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private VBox statements(Background background) {
        var head = new Label("On a server");
        head.getStyleClass().add("panel-title");
        server.setAccessibleText("Server whose statements are ranked");
        var line = new HBox(8, server, read);
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(read.visibleProperty());
        line.managedProperty().bind(read.visibleProperty());
        Label message = Words.of("", "figure-problem");
        message.managedProperty().bind(message.visibleProperty());
        model.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        var measure = new Foldable("Measure on real layers",
                () -> new TrialPane(model, () -> Optional.ofNullable(server.getValue()), background));
        unconnected.managedProperty().bind(unconnected.visibleProperty());
        var buffers = new VBox();
        model.buffersProperty().subscribe(use -> buffers.getChildren().setAll(use.stream().map(BuffersPane::new).toList()));
        return new VBox(6, head, unconnected, line, message, buffers, statements, measure);
    }

    private void offer() {
        boolean any = !model.servers().isEmpty();
        ConnectedServer before = server.getValue();
        server.getItems().setAll(model.servers());
        server.setValue(model.servers().contains(before) ? before : any ? model.servers().getFirst() : null);
        read.setVisible(any);
        unconnected.setVisible(!any);
    }

    private void rank() {
        if (server.getValue() != null) {
            model.readStatements(server.getValue());
        }
    }

    /// The figures are above.
    private void take(String text) {
        Optional.ofNullable(server.getValue()).ifPresent(from -> {
            model.takeStatement(from, text);
            scroll.setVvalue(0);
        });
    }

    private void list() {
        statements.getChildren().setAll(model.verdicts().stream().map(this::card).toList());
    }

    private Node card(CacheVerdict verdict) {
        String sql = verdict.statement().name().replaceAll("\\s+", " ").strip();
        Label text = Words.of(sql.length() > LONGEST_STATEMENT ? sql.substring(0, LONGEST_STATEMENT) + "…" : sql, "summary-value");
        HoverText.on(text, sql);
        var card = new VBox(4, text, Words.of(CacheText.verdict(verdict)), Words.of(CacheText.calls(verdict.statement()),
                "panel-subtitle"));
        if (verdict.statement().effect() == CandidateStatement.Effect.READS) {
            Button take = SmallButton.of("Take as the requests", "Takes its calls, its time, its rows and the column that it compares for "
                    + "the figures above", () -> take(verdict.statement().name()));
            take.setAccessibleText("Take as the requests: " + text.getText());
            card.getChildren().add(take);
        }
        card.getStyleClass().add("index-card");
        return card;
    }

    private void show(CacheState state) {
        switch (state) {
            case CacheState.Nothing(String sentence) -> {
                headline.setText(sentence);
                headline.getStyleClass().setAll("label", "figure-problem");
                answer.getChildren().clear();
                frame.setVisible(false);
            }
            case CacheState.Answer found -> {
                headline.setText(found.headline());
                headline.getStyleClass().setAll("label", "summary-value", "calculator-headline");
                answer.getChildren().setAll(found.lines().stream().map(line -> (Node) Words.of(line)).toList());
                frame.setVisible(true);
                chart.show("Hit ratio against size", Scale.logarithmic("items in the cache", CacheText::count),
                        Scale.linear("hit ratio", CacheText::share).between(0, 1), found.curves());
                chart.choose(found.chosen());
            }
        }
    }

    private void chooseTrace() {
        var asked = new FileChooser();
        asked.setTitle("A file of keys, one a line");
        Optional.ofNullable(asked.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::readTrace);
    }
}
