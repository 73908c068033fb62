package org.plumbline.app.ui.icicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.NodeKind;

/// What the colours and the signs on the boxes mean.
final class IcicleLegend extends FlowPane {
    private static final List<String> STEPS = List.of("<1 %", "1–5 %", "5–15 %", "15–30 %", "30–50 %", "≥50 %");

    private final IcicleViewModel model;
    private String shown = "";

    IcicleLegend(IcicleViewModel model) {
        super(14, 2);
        this.model = model;
        getStyleClass().add("icicle-legend");
        setAlignment(Pos.CENTER_LEFT);
    }

    void refresh() {
        String now = model.byKind() ? "kinds" : model.heatBy().title();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        var entries = new ArrayList<Node>();
        if (model.byKind()) {
            for (NodeKind kind : NodeKind.values()) {
                entries.add(entry("kind-" + kind.name().toLowerCase(Locale.ROOT), kind.title()));
            }
        } else {
            entries.add(word("Its own part of " + (model.heatBy() == HeatBy.SELF_TIME ? "the time" : now.toLowerCase(Locale.ROOT)) + ":"));
            for (int level = 0; level < STEPS.size(); level++) {
                entries.add(entry("heat-" + level, STEPS.get(level)));
            }
        }
        entries.add(word("!  finding"));
        entries.add(word("▎ highlighted"));
        entries.add(word("▔ found"));
        entries.add(word("▀ several nodes, the hottest shown"));
        getChildren().setAll(entries);
    }

    private static Node entry(String styleClass, String words) {
        var patch = new Region();
        patch.getStyleClass().addAll("legend-patch", "legend-framed", styleClass);
        var entry = new HBox(5, patch, word(words));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private static Label word(String words) {
        var label = new Label(words);
        label.getStyleClass().add("legend-label");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
