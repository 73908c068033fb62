package org.plumbline.app.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plumbline.app.ui.connect.ConnectionRow;

/// A row of [SourcesView]. A click opens it.
final class SourceCell extends TreeCell<SourceRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double ARROW = 18;
    private static final PseudoClass PLAN = PseudoClass.getPseudoClass("plan");

    private final ShellViewModel model;
    private final Commands commands;
    private final Tooltip tooltip = new Tooltip();
    /// One for all rows of the cell: JavaFX keeps menus that were thrown away, and what they know with them.
    private final ContextMenu closing = new ContextMenu(item("Close", this::close));

    SourceCell(ShellViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && getItem() != null && click.isStillSincePress()) {
                model.open(getItem());
            }
        });
    }

    /// How high a cell becomes whose text is wrapped: the skin forgets the arrow beside the text (JavaFX 25).
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(isWrapText() && width > ARROW ? width - ARROW : width);
    }

    @Override
    protected void updateItem(SourceRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        setContextMenu(null);
        setAccessibleText(null);
        pseudoClassStateChanged(HEADING, !empty && row instanceof SourceRow.Heading);
        pseudoClassStateChanged(PLAN, !empty && (row instanceof SourceRow.PlanOf || row instanceof SourceRow.ToolOf));
        if (!empty && row != null) {
            setText(row.text());
            setWrapText(row instanceof SourceRow.SampleToOpen); // sentences; a file's name is not broken
            show(row);
        }
    }

    private void show(SourceRow row) {
        switch (row) {
            case SourceRow.Heading _ -> { }
            case SourceRow.Opened(OpenSource source) -> {
                explain(source.name() + "\n" + source.place());
                setGraphic(glyph(source.hasSeveralPlans() ? Feather.LAYERS : Feather.FILE_TEXT));
                setContextMenu(closing);
            }
            case SourceRow.OfLog(OpenLog log) -> {
                explain(log.title() + "\n" + log.place());
                setGraphic(glyph(Feather.LIST));
                setContextMenu(closing);
            }
            case SourceRow.PlanOf(OpenSource source, int index) ->
                explain(source.plans().get(index).plan().origin().query().orElse(row.text()));
            case SourceRow.OfConnection(ConnectionRow connection) -> show(connection);
            case SourceRow.ToolOf _, SourceRow.SampleToOpen _ -> explain(row.text());
        }
    }

    private void show(ConnectionRow connection) {
        explain(connection.details());
        setText(null);
        setGraphic(new ConnectionLine(connection));
        setAccessibleText(connection.name() + ", " + connection.word());
        var connect = item("Connect", () -> model.connect(connection));
        connect.setDisable(connection.connected());
        var disconnect = item("Disconnect", () -> model.connections().disconnect(connection.id()));
        disconnect.setDisable(!connection.inUse());
        setContextMenu(new ContextMenu(connect, disconnect, item("Edit…", () -> commands.edit(connection)), new SeparatorMenuItem(),
                item("Remove", () -> model.connections().remove(connection.id()))));
    }

    private void explain(String text) {
        tooltip.setText(text);
        setTooltip(tooltip);
    }

    private void close() {
        switch (getItem()) {
            case SourceRow.Opened(OpenSource source) -> model.close(source);
            case SourceRow.OfLog(OpenLog log) -> model.close(log);
            case SourceRow.Heading _, SourceRow.PlanOf _, SourceRow.OfConnection _, SourceRow.ToolOf _, SourceRow.SampleToOpen _ -> { }
            case null -> { }
        }
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Node glyph(Feather feather) {
        return new FontIcon(feather);
    }
}
