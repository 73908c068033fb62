package org.plumbline.app.ui.replicas;

import java.io.File;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.app.work.Background;

/// The Replicas side panel. The servers are read every two seconds while it is shown.
public final class ReplicasView extends BorderPane {
    private static final double INDENT = 18;
    private static final Duration EVERY = Duration.seconds(2);

    private final ReplicasViewModel model;
    private final VBox cards = new VBox(8);
    private final CurveChart chart = new CurveChart();
    private final CurveChart stages = new CurveChart();
    private final CurveChart bytes = new CurveChart();
    private final ChartFrame frame;
    private final ChartFrame stagesFrame;
    private final ChartFrame bytesFrame;
    private final Label notDrawn = Words.of("", "panel-subtitle");
    private final OutlookPane outlook;
    private final VBox watched = new VBox(4);
    private final Label nothing = Words.of("Connect to a primary and its standbys in Sources, each as a connection of its own: they are "
            + "then "
            + "watched here together. A standby alone tells less: it cannot know what it misses.", "panel-subtitle");
    private final Button export = new Button("Export samples…");

    /// Reads while it is in a window that is shown.
    public ReplicasView(ReplicasViewModel model, Background background) {
        this.model = model;
        this.frame = new ChartFrame(chart, "replication-lag.png", background);
        this.stagesFrame = new ChartFrame(stages, "replication-lag-stages.png", background);
        this.bytesFrame = new ChartFrame(bytes, "replication-lag-bytes.png", background);
        getStyleClass().addAll("panel", "replicas", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        setTop(head());
        outlook = new OutlookPane(model.outlook());
        var body = new VBox(12, nothing, watched, cards, frame, stagesFrame, bytesFrame, notDrawn, message(),
                new HeartbeatPane(model.heartbeat(), model::readAfter, background), basic(), router(), outlook,
                new CapacityPane(model.capacity(), background));
        body.getStyleClass().addAll("findings-list", "calculator");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        Stream.of(nothing, watched, cards, frame, stagesFrame, bytesFrame, notDrawn)
                .forEach(each -> each.managedProperty().bind(each.visibleProperty()));
        model.servers().addListener((ListChangeListener<ConnectedServer>) _ -> offer());
        model.rows().addListener((ListChangeListener<ServerRow>) _ -> show());
        offer();
        show();
        var watch = new Timeline(new KeyFrame(EVERY, _ -> model.tick()));
        watch.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                watch.stop();
            } else {
                watch.play();
                model.tick();
            }
        });
    }

    private HBox head() {
        var title = new Label("Replicas");
        title.getStyleClass().add("panel-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var live = new ToggleButton("Live");
        live.getStyleClass().add("quiet-toggle");
        live.selectedProperty().bindBidirectional(model.liveProperty());
        HoverText.on(live, "Reads all that are watched every two seconds");
        var clear = new Button("Clear");
        clear.setOnAction(_ -> model.clear());
        HoverText.on(clear, "Forgets the samples and begins anew");
        HoverText.on(export, "Saves the samples as CSV, which plumbline replicas --samples reads");
        export.setOnAction(_ -> export());
        var head = new HBox(8, title, space, live, clear, export);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        head.getChildren().forEach(each -> ((Region) each).setMinWidth(each == space ? 0 : USE_PREF_SIZE));
        return head;
    }

    private Label message() {
        Label words = Words.of("", "panel-subtitle");
        words.managedProperty().bind(words.visibleProperty());
        model.messageProperty().subscribe(now -> {
            words.setText(now);
            words.setVisible(!now.isEmpty());
        });
        return words;
    }

    private VBox basic() {
        Label answer = Words.of("", "summary-value");
        answer.textProperty().bind(model.basicProperty());
        return section("Basic formula", FigureFields.of(model.lag), answer,
                Words.of("Below 5 s healthy; below 1 s read from the replica, below 5 s from the replica with a cache, else from the "
                        + "primary. "
                        + "An idle primary looks like a growing lag to it, a receiver that is gone may look like none, and NULL has no "
                        + "answer.",
                        "panel-subtitle"));
    }

    private VBox router() {
        var lines = new VBox(6);
        model.routingProperty().subscribe(words -> lines.getChildren().setAll(words.stream().map(each -> (Node) Words.of(each)).toList()));
        var fields = new Foldable("Router and reads", () -> FigureFields.of(model.after, model.leaveAbove, model.returnBelow, model.calm,
                model.smoothing, model.leaveAboveMb));
        return section("Better router", lines, fields);
    }

    private static VBox section(String title, Node... parts) {
        var head = new Label(title);
        head.getStyleClass().add("panel-title");
        var section = new VBox(6, head);
        section.getChildren().addAll(parts);
        return section;
    }

    private void offer() {
        watched.getChildren().setAll(model.servers().stream().map(server -> {
            var box = new CheckBox(server.name());
            box.setSelected(model.isWatched(server));
            box.selectedProperty().subscribe((_, now) -> model.watch(server, now));
            box.setMinWidth(0);
            HoverText.on(box, "Watch " + server.name());
            return (Node) box;
        }).toList());
        watched.setVisible(model.servers().size() > 1);
        nothing.setVisible(model.servers().isEmpty());
    }

    private void show() {
        cards.getChildren().setAll(model.rows().stream().map(ReplicasView::card).toList());
        cards.setVisible(!model.rows().isEmpty());
        export.setDisable(!model.hasSamples());
        var curves = LagCurves.of(model.groupProperty().get());
        frame.setVisible(!curves.isEmpty());
        if (!curves.isEmpty()) {
            chart.show("Time behind the primary", Scale.linear("since the first sample", ReplicaText::time),
                    Scale.linear("behind", ReplicaText::time), curves);
        }
        var late = LagCurves.stages(model.groupProperty().get());
        stagesFrame.setVisible(!late.isEmpty());
        if (!late.isEmpty()) {
            stages.show("Age of the WAL that the standbys have not written, flushed and replayed",
                    Scale.linear("since the first sample", ReplicaText::time), Scale.linear("behind", ReplicaText::time), late);
        }
        String left = LagCurves.notDrawn(model.groupProperty().get());
        notDrawn.setText(left);
        notDrawn.setVisible(!left.isEmpty());
        var behind = LagCurves.bytes(model.groupProperty().get());
        bytesFrame.setVisible(!behind.isEmpty());
        if (!behind.isEmpty()) {
            bytes.show("WAL that the standbys have not written, flushed and replayed",
                    Scale.linear("since the first sample", ReplicaText::time), Scale.linear("bytes behind", ReplicaText::bytes), behind);
        }
        outlook.refresh();
    }

    private static Node card(ServerRow row) {
        var name = new Label(row.name());
        name.getStyleClass().add("panel-title");
        name.setMinWidth(0);
        HoverText.on(name, row.name());
        Label headline = Words.of(row.headline(), switch (row.health()) {
            case HEALTHY, PRIMARY -> "summary-good";
            case DEGRADED -> "summary-warning";
            case BROKEN -> "summary-severe";
        });
        var card = new VBox(4, name, headline);
        row.lines().forEach(line -> card.getChildren().add(Words.of(line)));
        row.betterRoute().ifPresent(better -> card.getChildren().add(Words.of("Reads go to: " + better + " (better router), "
                + row.basicRoute().orElse("") + " (plain formula).", "panel-subtitle")));
        card.getStyleClass().add("index-card");
        VBox.setMargin(card, new Insets(0, 0, 0, row.depth() * INDENT));
        return card;
    }

    private void export() {
        var asked = new FileChooser();
        asked.setTitle("Save the samples");
        asked.setInitialFileName("replication-lag.csv");
        asked.getExtensionFilters().add(new FileChooser.ExtensionFilter("Samples", "*.csv"));
        Optional.ofNullable(asked.showSaveDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::export);
    }
}
