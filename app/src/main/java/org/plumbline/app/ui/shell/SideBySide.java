package org.plumbline.app.ui.shell;

import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.plumbline.app.store.Preferences;

/// Sources on the left, documents, one of the side panels on the right. The sides keep their width when the window grows, and between two
/// runs.
final class SideBySide extends SplitPane {
    private static final String SOURCES = "sources.width";
    private static final double SOURCES_WIDTH = 200;
    private static final double LEAST_SIDE = 150;
    private static final double LEAST_CENTRE = 360;

    private final SettingsViewModel settings;
    private final Region sources;
    private final Region centre;
    private Optional<SidePanel> panel = Optional.empty();
    private boolean placed;

    SideBySide(SettingsViewModel settings, Region sources, Region centre, SidePanels panels) {
        this.settings = settings;
        this.sources = sources;
        this.centre = centre;
        side(sources);
        centre.setMinWidth(LEAST_CENTRE);
        settings.preferencesProperty().map(Preferences::sourcesShown).flatMap(withSources -> panels.shown().map(shown ->
                new Parts(withSources, shown))).subscribe(this::arrange);
    }

    private record Parts(boolean withSources, Optional<SidePanel> panel) {}

    private static void side(Region side) {
        SplitPane.setResizableWithParent(side, false);
        side.setMinWidth(LEAST_SIDE);
    }

    /// Writes down how wide the sides are.
    void remember() {
        remember(SOURCES, sources);
        panel.ifPresent(shown -> remember(shown.layout(), shown.view()));
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
        panel.ifPresent(shown -> positions.add(1 - settings.layout(shown.layout(), shown.width()) / getWidth()));
        setDividerPositions(positions.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void arrange(Parts wanted) {
        var parts = new ArrayList<Node>();
        if (wanted.withSources()) {
            parts.add(sources);
        }
        parts.add(centre);
        wanted.panel().ifPresent(shown -> {
            side(shown.view());
            parts.add(shown.view());
        });
        if (!getItems().equals(parts)) {
            remember();
            panel = wanted.panel();
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
