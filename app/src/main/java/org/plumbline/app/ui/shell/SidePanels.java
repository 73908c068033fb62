package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The side panels, of which one is shown at a time, or none.
final class SidePanels {
    private final SettingsViewModel settings;
    private final List<SidePanel> all;

    SidePanels(SettingsViewModel settings, List<SidePanel> all) {
        this.settings = settings;
        this.all = List.copyOf(all);
    }

    /// In the order of the strip.
    List<SidePanel> all() {
        return all;
    }

    /// The one that is shown.
    ObservableValue<Optional<SidePanel>> shown() {
        return settings.sidePanel().map(id -> id.flatMap(this::find));
    }

    ObservableValue<Boolean> isShown(SidePanel panel) {
        return settings.sidePanel().map(id -> id.filter(panel.id()::equals).isPresent());
    }

    /// Shows it in place of another, or hides it.
    void toggle(SidePanel panel) {
        settings.showSidePanel(isShown(panel).getValue() ? Optional.empty() : Optional.of(panel.id()));
    }

    void toggle(String id) {
        find(id).ifPresent(this::toggle);
    }

    private Optional<SidePanel> find(String id) {
        return all.stream().filter(panel -> panel.id().equals(id)).findFirst();
    }
}
