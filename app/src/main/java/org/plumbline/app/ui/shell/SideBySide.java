package org.plumbline.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.plumbline.app.store.Preferences;

/// Sources on the left, documents, a side panel on the right. The sides keep their width when the window grows, and between two runs.
final class SideBySide extends SplitPane {
    private static final String SOURCES = "sources.width";
    private static final String PANEL = "panel.width";
    private static final double SOURCES_WIDTH = 200;
    private static final double PANEL_WIDTH = 300;
    private static final double LEAST_SIDE = 150;
    private static final double LEAST_CENTRE = 360;

    private final SettingsViewModel settings;
    private final Region sources;
    private final Region centre;
    private final Region panel;
    private boolean placed;

    SideBySide(SettingsViewModel settings, Region sources, Region centre, Region panel) {
        this.settings = settings;
        this.sources = sources;
        this.centre = centre;
        this.panel = panel;
        for (Region side : List.of(sources, panel)) {
            SplitPane.setResizableWithParent(side, false);
            side.setMinWidth(LEAST_SIDE);
        }
        centre.setMinWidth(LEAST_CENTRE);
        settings.preferencesProperty().map(Preferences::sourcesShown)
                .flatMap(withSources -> settings.sidePanel().map(shown -> parts(withSources, shown.isPresent())))
                .subscribe(this::arrange);
    }

    /// Writes down how wide the sides are.
    void remember() {
        remember(SOURCES, sources);
        remember(PANEL, panel);
    }

    @Override
    protected void layoutChildren() {
        if (!placed && getWidth() > 0) {
            placed = true;
            placeDividers();
        }
        super.layoutChildren();
    }

    private void placeDividers() {
        var positions = new ArrayList<Double>();
        if (getItems().contains(sources)) {
            positions.add(settings.layout(SOURCES, SOURCES_WIDTH) / getWidth());
        }
        if (getItems().contains(panel)) {
            positions.add(1 - settings.layout(PANEL, PANEL_WIDTH) / getWidth());
        }
        setDividerPositions(positions.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private List<Node> parts(boolean withSources, boolean withPanel) {
        var parts = new ArrayList<Node>();
        if (withSources) {
            parts.add(sources);
        }
        parts.add(centre);
        if (withPanel) {
            parts.add(panel);
        }
        return parts;
    }

    private void arrange(List<Node> parts) {
        if (!getItems().equals(parts)) {
            remember();
            placed = false;
            getItems().setAll(parts);
        }
    }

    private void remember(String name, Region side) {
        if (getItems().contains(side) && side.getWidth() > 0) {
            settings.rememberLayout(name, side.getWidth());
        }
    }
}
