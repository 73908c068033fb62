package org.plumbline.app.ui.shards;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.work.Background;

/// The Shards side panel.
public final class ShardsView extends BorderPane {
    public ShardsView(ShardsViewModel model, Background background) {
        getStyleClass().addAll("panel", "shards", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        var title = new Label("Shards");
        title.getStyleClass().add("panel-title");
        var subtitle = new Label("where keys lie, and what a change moves");
        subtitle.getStyleClass().add("panel-subtitle");
        var head = new HBox(8, title, subtitle);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("panel-head");
        setTop(head);
        var content = new VBox(12, new KeysPane(model), new ResultPane(model, background),
                new Foldable("How many shards?", () -> new PlanningPane(model.planning())),
                new Foldable("Scripts: partitions, Citus, postgres_fdw, router", () -> new ScriptPane(model.scripts(), background)));
        content.getStyleClass().add("shards-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
    }
}
