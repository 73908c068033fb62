package org.plumbline.app.ui.shards;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.plan.unit.Share;

/// The methods side by side, the chosen one's shards as a chart, and what that means in sentences.
final class ResultPane extends VBox {
    private static final double ROW = 26;
    private static final double AROUND = 30 + 2;

    private final ShardsViewModel model;
    private final Label origin = Words.of("", "panel-subtitle");
    private final Label message = Words.of("", "empty-words");
    private final TableView<MethodRow> table = new TableView<>();
    private final CurveChart chart = new CurveChart();
    private final Segments<Boolean> unit = new Segments<>(List.of(false, true), bytes -> bytes ? "Bytes" : "Keys", false, _ -> draw());
    private final ChartFrame frame;
    private final VBox notes = new VBox(6);
    private final VBox sentences = new VBox(6);

    ResultPane(ShardsViewModel model, Background background) {
        super(8);
        this.model = model;
        this.frame = new ChartFrame(chart, "shards.png", background);
        unit.setMaxWidth(USE_PREF_SIZE);
        buildTable();
        model.stateProperty().subscribe(_ -> show());
        model.methodProperty().subscribe(method -> {
            select(method);
            draw();
        });
    }

    private void buildTable() {
        table.getColumns().add(Columns.text("Method", 136, MethodRow::title));
        table.getColumns().add(Columns.figure("Moved", 70, MethodRow::moved, ResultPane::share, ResultPane::shareFull));
        table.getColumns().add(Columns.figure("Max/mean", 88, MethodRow::maxOverMean, Format::factorFull, Format::factorFull));
        table.getColumns().add(Columns.figure("Effective", 84, MethodRow::effective, ResultPane::plain, ResultPane::plain));
        Columns.style(table, "Methods side by side: moved keys, the fullest shard over the mean, effective shards", "");
        table.getStyleClass().add("shard-methods");
        table.setFixedCellSize(ROW);
        var sorted = model.rows().sorted();
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().subscribe((_, row) ->
                Optional.ofNullable(row).map(chosen -> chosen.load().method()).ifPresent(model.methodProperty()::set));
    }

    private void select(ShardMethod method) {
        for (MethodRow row : table.getItems()) {
            if (row.load().method() == method) {
                table.getSelectionModel().select(row);
                return;
            }
        }
    }

    private void show() {
        switch (model.stateProperty().get()) {
            case ShardsState.Nothing(String sentence) -> tell(sentence, "empty-words");
            case ShardsState.Failed(String sentence) -> tell(sentence, "message-severe");
            case ShardsState.Running _ -> {
                if (model.rows().isEmpty()) {
                    tell("Counting…", "empty-words");
                }
            }
            case ShardsState.Complete(Counted _, String from) -> {
                origin.setText(from);
                double height = AROUND + ROW * model.rows().size();
                table.setMinHeight(height);
                table.setPrefHeight(height);
                table.setMaxHeight(height);
                getChildren().setAll(origin, table, notes, frame, sentences);
                select(model.methodProperty().get());
                draw();
            }
        }
    }

    private void tell(String sentence, String style) {
        message.getStyleClass().setAll("label", style);
        message.setText(sentence);
        getChildren().setAll(message);
    }

    private void draw() {
        if (!(model.stateProperty().get() instanceof ShardsState.Complete(Counted counted, String _))) {
            return;
        }
        var load = model.load(counted.counts());
        boolean sized = load.after().allBytes() > 0;
        Histogram.show(chart, load, counted.counts(), sized && unit.chosen());
        notes.getChildren().setAll(model.warnings().stream().map(ResultPane::note).toList());
        List<String> said = model.sentences();
        notes.getChildren().add(Words.of(said.getFirst(), "finding-sentence"));
        if (!model.leftOut().isEmpty()) {
            notes.getChildren().add(Words.of(model.leftOut(), "finding-sentence"));
        }
        if (sized) {
            notes.getChildren().add(unit);
        }
        sentences.getChildren().setAll(said.stream().skip(1).map(sentence -> Words.of(sentence, "finding-sentence")).toList());
    }

    private static Label note(String warning) {
        Label note = Words.of("⚠ " + warning, "settings-note");
        note.setMaxWidth(Double.MAX_VALUE);
        return note;
    }

    private static String share(double share) {
        return Format.share(new Share(share));
    }

    private static String shareFull(double share) {
        return Format.shareFull(new Share(share));
    }

    private static String plain(double number) {
        return Format.factorFull(number).replace("×", "");
    }
}
