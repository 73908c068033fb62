package org.plumbline.app.ui.replicas;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;

/// Reads that have to see their write, and what becomes of WAL that is missing or kept.
final class OutlookPane extends VBox {
    private final OutlookViewModel model;
    private final Button now;

    OutlookPane(OutlookViewModel model) {
        super(12);
        this.model = model;
        this.now = SmallButton.of("The primary's position now", "As if a write had been committed when it was read last", model::useNow);
        getChildren().addAll(tokens(), wal());
        refresh();
    }

    /// The servers were read once more.
    void refresh() {
        now.setVisible(model.hasPrimary());
        now.setManaged(model.hasPrimary());
    }

    private VBox tokens() {
        var query = new VBox();
        model.queryProperty().subscribe(sql -> query.getChildren().setAll(sql.map(CodeBlock::withCopy).stream().toList()));
        return new VBox(6, title("Reads that have to see their own write"),
                Words.of("Keep the primary's position after the commit (SELECT pg_current_wal_insert_lsn()) as a token: a standby may "
                        + "answer once it has replayed as much.", "panel-subtitle"),
                new TextLine("Token", "16/B374D848", "The primary's position after the write's commit.", model.tokenProperty(),
                        model.tokenProblemProperty()),
                now,
                new TextLine("Replayed by a standby", "pg_last_wal_replay_lsn()",
                        "A standby's position; those that are watched are judged in any case.", model.replayedProperty(),
                        model.replayedProblemProperty()),
                lines(model.answersProperty()), query);
    }

    private VBox wal() {
        return new VBox(6, title("Catching up, and the disk"), FigureFields.of(model.wal, model.behind, model.replay, model.freeGb,
                model.safeGb), lines(model.linesProperty()));
    }

    /// Sentences, one below the other.
    static VBox lines(ReadOnlyObjectProperty<List<String>> sentences) {
        var lines = new VBox(6);
        lines.managedProperty().bind(Bindings.isNotEmpty(lines.getChildren()));
        sentences.subscribe(words -> lines.getChildren().setAll(words.stream().map(line -> (Node) Words.of(line)).toList()));
        return lines;
    }

    private static Label title(String words) {
        return Words.of(words, "panel-title");
    }
}
