package org.plumbline.app.ui.indexes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Background;
import org.plumbline.index.DdlScript;

/// The Indexes side panel, for whichever plan is in front.
public final class IndexesView extends BorderPane {
    /// Of a script that builds indexes.
    public static final String HOW_TO_RUN = "Run it with psql. Indexes are built CONCURRENTLY, so that reads and writes go on; each needs "
            + "to stand outside a transaction. The rollback drops what the script builds.";

    private final Background background;
    private final VBox list = new VBox();
    private final Label count = new Label();
    private final Button export = new Button("Export DDL…");
    private final VBox foot = new VBox(10, export);
    /// What ends when another plan is shown.
    private final List<Runnable> ends = new ArrayList<>();
    private Optional<IndexTrial> trial = Optional.empty();

    public IndexesView(Background background) {
        this.background = background;
        getStyleClass().addAll("panel", "indexes", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        var title = new Label("Indexes");
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("panel-subtitle");
        var head = new HBox(8, title, count);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("panel-head");
        setTop(head);
        list.getStyleClass().add("findings-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        export.getStyleClass().add("accent-button");
        export.setOnAction(_ -> export());
        foot.getStyleClass().add("panel-foot");
        setBottom(foot);
        showNothing();
    }

    /// Shows a plan's suggested indexes; it rests when another plan is shown.
    public void show(IndexTrial shown) {
        leave();
        trial = Optional.of(shown);
        List<IndexRow> rows = shown.indexes().rows();
        count.setText(rows.isEmpty() ? "none" : Integer.toString(rows.size()));
        list.getChildren().clear();
        rows.forEach(row -> list.getChildren().add(card(row, shown)));
        foot.getChildren().setAll(export);
        if (rows.isEmpty()) {
            list.getChildren().add(words("No index suggested: no finding of this plan would be answered by one."));
        } else {
            var pane = new TrialPane(shown);
            foot.getChildren().addFirst(pane);
            ends.add(pane::dispose);
        }
        ends.add(shown.tickedProperty().subscribe(ticked -> export.setDisable(ticked.isEmpty()))::unsubscribe);
    }

    /// No plan is in front.
    public void showNothing() {
        showNothing("Open a plan to see which indexes would help it.");
    }

    /// It is not known what is wrong with the plan in front.
    public void showWaiting() {
        showNothing("Which indexes would help this plan is said once it is known what costs.");
    }

    private void showNothing(String why) {
        leave();
        count.setText("");
        export.setDisable(true);
        foot.getChildren().setAll(export);
        list.getChildren().setAll(words(why));
    }

    /// Whether there is something to export.
    public boolean canExport() {
        return !export.isDisabled();
    }

    /// Opens the export dialog, where there is something to export.
    public void export() {
        if (canExport()) {
            trial.ifPresent(shown -> export(getScene().getWindow(), shown.script(), shown.indexes().scriptName(), HOW_TO_RUN,
                    background));
        }
    }

    /// Opens the dialog that shows a script, to copy or save it.
    ///
    /// @param name a file's name to offer
    /// @param words how it is run, and what it does
    public static void export(Window owner, DdlScript script, String name, String words, Background background) {
        new ExportDdlDialog(owner, new ExportDdlViewModel(script, name, words), background).show();
    }

    private void leave() {
        ends.forEach(Runnable::run);
        ends.clear();
        trial.ifPresent(IndexTrial::rest);
        trial = Optional.empty();
    }

    private Node card(IndexRow row, IndexTrial shown) {
        var box = new VBox();
        box.getStyleClass().add("index-card");
        var tick = new CheckBox(AdviceText.columns(row.candidate()));
        tick.setMnemonicParsing(false);
        tick.setWrapText(true);
        tick.setAlignment(Pos.TOP_LEFT);
        tick.setMinHeight(USE_PREF_SIZE);
        tick.getStyleClass().add("index-tick");
        ends.add(shown.tickedProperty().subscribe(ticked -> tick.setSelected(ticked.contains(row.candidate())))::unsubscribe);
        tick.setOnAction(_ -> shown.tick(row.candidate(), tick.isSelected()));
        box.getChildren().addAll(tick, new CodeBlock(row.sql()));
        row.reasons().forEach(reason -> box.getChildren().add(Words.of(reason, "index-reason")));
        var state = Words.of("", "index-state");
        ends.add(shown.stateProperty().subscribe(now -> row.state(now).ifPresent(state::setText))::unsubscribe);
        box.getChildren().add(state);
        var foot = new HBox(8, CodeBlock.copyButton(row.sql()));
        foot.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().add(foot);
        if (!row.doubts().isEmpty()) {
            box.getChildren().add(new Foldable("Why it might not help", () -> {
                var doubts = new VBox();
                doubts.getStyleClass().add("quiet-lines");
                row.doubts().forEach(doubt -> doubts.getChildren().add(Words.of("– " + doubt, "quiet-line")));
                return doubts;
            }));
        }
        return box;
    }

    private static Label words(String text) {
        return Words.of(text, "empty-words");
    }
}
