package org.plumbline.app.ui.shards;

import java.util.List;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Words;
import org.plumbline.capacity.shard.ShardNeeds.Work;

/// How many shards to make.
final class PlanningPane extends VBox {
    PlanningPane(PlanningInputs inputs) {
        super(6);
        getStyleClass().add("shard-fields");
        getChildren().addAll(
                FieldLine.choice("Queries ask for", List.of(Work.values()),
                        work -> work == Work.MULTI_TENANT ? "one tenant's data" : "all shards at once (real time)", inputs.work,
                        "What most queries do"),
                FieldLine.of("Data now", inputs.data, 6, "GB", "All that is to be sharded, with its indexes"),
                FieldLine.of("Growth", inputs.growth, 5, "% a year", "How much is added a year"),
                FieldLine.of("For", inputs.years, 4, "years", "How long the number of shards is to do"),
                FieldLine.of("A shard up to", inputs.shardSize, 6, "GB", "So large that it is still quick to move, VACUUM and restore"),
                FieldLine.of("Servers", inputs.nodes, 5, "", "Servers that hold shards"),
                FieldLine.of("Cores each", inputs.cores, 5, "", "Cores of each of them"),
                FieldLine.of("max_connections", inputs.maxConnections, 6, "on each", "Of each server"),
                FieldLine.of("Queries at once", inputs.concurrent, 6, "", "That ask all shards"),
                FieldLine.of("Latency, median", inputs.medianMs, 5, "ms", "Of a query on one shard"),
                FieldLine.of("Latency, p99", inputs.p99Ms, 5, "ms", "Of a query on one shard"));
        var advice = new VBox(6);
        inputs.adviceProperty().subscribe(sentences -> advice.getChildren().setAll(
                sentences.stream().map(sentence -> Words.of(sentence, "finding-sentence")).toList()));
        getChildren().add(advice);
    }
}
