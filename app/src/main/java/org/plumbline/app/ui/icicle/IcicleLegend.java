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
import org.plumbline.app.ui.draw.Meaning;

/// What the colours and the signs on the boxes mean.
final class IcicleLegend extends FlowPane {
    private final IcicleViewModel model;
    private List<Object> shown = List.of();

    IcicleLegend(IcicleViewModel model) {
        super(14, 2);
        this.model = model;
        getStyleClass().add("icicle-legend");
        setAlignment(Pos.CENTER_LEFT);
    }

    void refresh() {
        model.figures().map(IcicleFigures::look).filter(look -> !shown.equals(key(look))).ifPresent(this::show);
    }

    private static List<Object> key(IcicleLook look) {
        return List.of(look.byKind(), look.legendTitle());
    }

    private void show(IcicleLook look) {
        shown = key(look);
        var entries = new ArrayList<Node>();
        if (!look.legendTitle().isEmpty()) {
            entries.add(word(look.legendTitle()));
        }
        for (Meaning meaning : look.legend()) {
            // the role's name is the style class of the same colour: KIND_SCAN, kind-scan
            entries.add(entry(meaning.ink().name().toLowerCase(Locale.ROOT).replace('_', '-'), meaning.words()));
        }
        entries.add(word("!  finding"));
        entries.add(word("▎ highlighted"));
        entries.add(word("▔ found"));
        entries.add(word("▀ several, coloured as one"));
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
