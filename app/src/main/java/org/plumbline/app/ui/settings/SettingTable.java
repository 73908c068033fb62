package org.plumbline.app.ui.settings;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.plumbline.app.ui.control.Columns;

/// All settings that matter to plans and to the server's work.
final class SettingTable extends TableView<SettingRow> {
    private static final double NAME = 300;

    SettingTable(ServerSettingsViewModel model) {
        getStyleClass().add("settings-table");
        TableColumn<SettingRow, String> name = Columns.text("Setting", NAME, SettingRow::name);
        name.setMinWidth(NAME);
        getColumns().add(name);
        getColumns().add(Columns.text("Value", 105, SettingRow::value));
        getColumns().add(Columns.text("Default", 100, SettingRow::usual));
        getColumns().add(Columns.text("From", 80, SettingRow::source));
        getColumns().add(Columns.text("Needs", 70, SettingRow::takesEffect));
        getColumns().add(Columns.text("Group", 200, SettingRow::group));
        getColumns().add(Columns.text("What it does", 300, SettingRow::description));
        Columns.style(this, "Settings of the server", "No setting matches.");
        var sorted = model.settings().sorted();
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSortOrder().add(name);
    }
}
