package org.plumbline.app.ui.shards;

import java.util.List;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Words;
import org.plumbline.capacity.shard.ShardNeeds.Work;

/// How many shards to make.
final class PlanningPane extends VBox {
    PlanningPane(PlanningInputs inputs) {
        super(6);
        getStyleClass().add("shard-fields");
        var fields = new FigureFields();
        fields.add("Queries ask for", "What most queries do", List.of(Work.values()),
                work -> work == Work.MULTI_TENANT ? "one tenant's data" : "all shards (real time)", inputs.work);
        inputs.all().forEach(fields::add);
        getChildren().add(fields);
        var advice = new VBox(6);
        inputs.adviceProperty().subscribe(sentences -> advice.getChildren().setAll(
                sentences.stream().map(sentence -> Words.of(sentence, "finding-sentence")).toList()));
        getChildren().add(advice);
    }
}
