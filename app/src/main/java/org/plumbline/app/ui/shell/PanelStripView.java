package org.plumbline.app.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The narrow strip at the right edge: one button for each side panel.
final class PanelStripView extends VBox {
    private static final double DOWNWARDS = 90;

    PanelStripView(SidePanels panels) {
        getStyleClass().add("panel-strip");
        panels.all().forEach(panel -> add(panel.title(), panels.isShown(panel), panel.key().replace("Shortcut", "Ctrl"),
                () -> panels.toggle(panel)));
    }

    /// @param open whether the panel is shown
    /// @param key what the menu says for it, as a tooltip
    private void add(String name, ObservableValue<Boolean> open, String key, Runnable toggle) {
        var label = new Label(name);
        label.setRotate(DOWNWARDS);
        var button = new ToggleButton(null, new Group(label));
        button.getStyleClass().setAll("panel-tab");
        button.setAccessibleText(name + " side panel");
        button.setTooltip(new Tooltip(name + " (" + key + ")"));
        open.subscribe(button::setSelected);
        button.setOnAction(_ -> {
            button.setSelected(open.getValue());
            toggle.run();
        });
        getChildren().add(button);
    }
}
