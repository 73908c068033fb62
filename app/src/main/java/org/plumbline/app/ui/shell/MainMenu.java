package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.Preferences.ThemeChoice;

/// The menu bar. Each item is a call of [Commands], and its key works wherever the focus is.
final class MainMenu extends MenuBar {
    private final Commands commands;
    private final SettingsViewModel settings;
    private final SidePanels panels;
    private final ObservableValue<Boolean> noPlan;
    private final ObservableValue<Boolean> noDocument;

    /// @param noPlan no plan is in front
    /// @param noDocument neither a plan nor a log is
    MainMenu(Commands commands, SettingsViewModel settings, SidePanels panels, ObservableValue<Boolean> noPlan,
            ObservableValue<Boolean> noDocument) {
        this.commands = commands;
        this.settings = settings;
        this.panels = panels;
        this.noPlan = noPlan;
        this.noDocument = noDocument;
        setUseSystemMenuBar(true);
        getMenus().addAll(file(), edit(), view(), help());
    }

    private Menu file() {
        MenuItem export = item("Export View…", "Shortcut+E", commands::exportView);
        MenuItem print = item("Print View…", "Shortcut+P", commands::printView);
        var menu = new Menu("File", null,
                item("Open…", "Shortcut+O", commands::askForFiles),
                item("Paste Plan", "Shortcut+V", commands::paste),
                recent(),
                new SeparatorMenuItem(),
                item("Connect…", "Shortcut+Shift+O", commands::connect),
                item("New SQL", "Shortcut+N", commands::writeSql),
                item("Find Indexes…", "Shortcut+Shift+I", commands::findIndexes),
                item("Compare Plans", "Shortcut+D", commands::compare),
                item("Start the Demo Database", "", commands::startDemo),
                history(),
                new SeparatorMenuItem(),
                ofPlan(item("Save Report…", "Shortcut+S", commands::saveReport)),
                ofPlan(item("Export DDL…", "Shortcut+Shift+E", commands::exportDdl)),
                ofPlan(item("Anonymised Copy…", "Shortcut+Shift+A", commands::showAnonymousCopy)),
                new SeparatorMenuItem(),
                export,
                print,
                new SeparatorMenuItem(),
                ofDocument(item("Close Tab", "Shortcut+W", commands::closeTab)),
                item("Quit", "Shortcut+Q", commands::quit));
        withReason(menu, export);
        withReason(menu, print);
        return menu;
    }

    /// While the menu is open, an item for which there is no picture is off and says why. Its key works always, and says so too.
    private void withReason(Menu menu, MenuItem item) {
        String title = item.getText();
        menu.addEventHandler(Menu.ON_SHOWING, event -> {
            if (menu.equals(event.getTarget())) {
                Optional<String> why = commands.whyNoPicture();
                item.setDisable(why.isPresent());
                item.setText(title + why.map(sentence -> "   " + sentence).orElse(""));
            }
        });
        menu.addEventHandler(Menu.ON_HIDDEN, _ -> {
            item.setDisable(false);
            item.setText(title);
        });
    }

    private Menu history() {
        var kept = new CheckMenuItem("Keep Every Run");
        settings.preferencesProperty().subscribe(now -> kept.setSelected(now.historyKept()));
        kept.setOnAction(_ -> settings.keepHistory(kept.isSelected()));
        return new Menu("History", null,
                item("Show History", "Shortcut+Shift+H", commands::showHistory),
                kept,
                new SeparatorMenuItem(),
                item("Clear History…", "", commands::clearHistory));
    }

    private Menu recent() {
        var menu = new Menu("Open Recent");
        settings.preferencesProperty().map(Preferences::recentFiles).subscribe(files -> fill(menu, files));
        return menu;
    }

    private void fill(Menu menu, List<Path> files) {
        menu.getItems().setAll(files.stream().map(this::recentItem).toList());
        menu.setDisable(files.isEmpty());
        if (!files.isEmpty()) {
            menu.getItems().addAll(new SeparatorMenuItem(), item("Clear This List", "", settings::forgetAllRecent));
        }
    }

    private MenuItem recentItem(Path file) {
        Path folder = file.getParent();
        var item = item(file.getFileName() + (folder == null ? "" : "   " + folder), "", () -> commands.open(List.of(file)));
        item.setMnemonicParsing(false);
        return item;
    }

    private Menu edit() {
        return new Menu("Edit", null,
                ofPlan(item("Copy", "Shortcut+C", commands::copy)),
                ofDocument(item("Find…", "Shortcut+F", commands::find)));
    }

    private Menu view() {
        var menu = new Menu("View");
        for (PlanDocumentView.View view : PlanDocumentView.View.values()) {
            menu.getItems().add(ofPlan(item(view.title(), "Shortcut+" + view.digit(), () -> commands.show(view))));
        }
        menu.getItems().addAll(
                new SeparatorMenuItem(),
                check("Sources", "Shortcut+B", settings.preferencesProperty().map(Preferences::sourcesShown), commands::toggleSources));
        panels.all().forEach(panel ->
                menu.getItems().add(check(panel.title(), panel.key(), panels.isShown(panel), () -> panels.toggle(panel))));
        menu.getItems().addAll(
                new SeparatorMenuItem(),
                themes(),
                new Menu("Text Size", null,
                        item("Larger", "Shortcut+PLUS", () -> settings.changeTextSize(1)),
                        item("Smaller", "Shortcut+MINUS", () -> settings.changeTextSize(-1)),
                        item("As the System", "Shortcut+0", settings::resetTextSize)));
        return menu;
    }

    private Menu themes() {
        var group = new ToggleGroup();
        return new Menu("Theme", null,
                theme("As the System", ThemeChoice.SYSTEM, group),
                theme("Light", ThemeChoice.LIGHT, group),
                theme("Dark", ThemeChoice.DARK, group));
    }

    private MenuItem theme(String text, ThemeChoice choice, ToggleGroup group) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        settings.preferencesProperty().subscribe(now -> item.setSelected(now.theme() == choice));
        item.setOnAction(_ -> settings.chooseTheme(choice));
        return item;
    }

    private Menu help() {
        return new Menu("Help", null,
                item("Keyboard", "F1", commands::showKeys),
                item("About Plumbline", "", commands::showAbout));
    }

    private MenuItem ofPlan(MenuItem item) {
        noPlan.subscribe(item::setDisable);
        return item;
    }

    private MenuItem ofDocument(MenuItem item) {
        noDocument.subscribe(item::setDisable);
        return item;
    }

    private static MenuItem check(String text, String key, ObservableValue<Boolean> on, Runnable toggle) {
        var item = new CheckMenuItem(text);
        on.subscribe(item::setSelected);
        item.setOnAction(_ -> toggle.run());
        item.setAccelerator(KeyCombination.keyCombination(key));
        return item;
    }

    private static MenuItem item(String text, String key, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        if (!key.isEmpty()) {
            item.setAccelerator(KeyCombination.keyCombination(key));
        }
        return item;
    }
}
