package org.plumbline.app.ui.shell;

import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// Sources on the left, documents beside them. The sides keep their width when the window grows, and between two runs.
final class SideBySide extends SplitPane {
    private static final String SOURCES = "sources.width";
    private static final double SOURCES_WIDTH = 240;

    private final SettingsViewModel settings;
    private final Region sources;
    private final Region centre;
    private boolean placed;

    SideBySide(SettingsViewModel settings, Region sources, Region centre) {
        this.settings = settings;
        this.sources = sources;
        this.centre = centre;
        SplitPane.setResizableWithParent(sources, false);
        sources.setMinWidth(140);
        centre.setMinWidth(360);
        settings.preferencesProperty().map(now -> now.sourcesShown()).subscribe(this::arrange);
    }

    @Override
    protected void layoutChildren() {
        if (!placed && getWidth() > 0 && !getDividers().isEmpty()) {
            placed = true;
            setDividerPositions(settings.layout(SOURCES, SOURCES_WIDTH) / getWidth());
        }
        super.layoutChildren();
    }

    private void arrange(boolean withSources) {
        if (sources.getWidth() > 0 && getItems().contains(sources)) {
            settings.rememberLayout(SOURCES, sources.getWidth());
        }
        placed = false;
        getItems().setAll(withSources ? List.of(sources, centre) : List.of(centre));
    }
}
