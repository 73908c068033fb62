package org.plumbline.app.ui.shell;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.connect.ConnectionRow;

/// The list on the left: plans that are open, connections, and samples.
final class SourcesView extends BorderPane {
    private final ShellViewModel model;
    private final Commands commands;
    private final TreeView<SourceRow> tree = new TreeView<>(new TreeItem<>());

    SourcesView(ShellViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        getStyleClass().add("sources");
        tree.setShowRoot(false);
        tree.setAccessibleText("Sources: open plans, connections and samples");
        tree.setCellFactory(_ -> new SourceCell(model, commands));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setCenter(tree);
        model.sources().addListener((ListChangeListener<OpenSource>) _ -> rebuild());
        model.documents().addListener((ListChangeListener<OpenDocument>) _ -> rebuild());
        model.connections().rows().addListener((ListChangeListener<ConnectionRow>) _ -> rebuild());
        model.frontProperty().addListener(_ -> showSelected());
        rebuild();
    }

    private void keyPressed(KeyEvent event) {
        Optional<SourceRow> row = chosen();
        if (event.getCode() == KeyCode.ENTER && row.isPresent()) {
            model.open(row.get());
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && row.isPresent()) {
            close(row.get());
            event.consume();
        } else if (event.getCode() == KeyCode.F2 && row.orElse(null) instanceof SourceRow.OfConnection(ConnectionRow connection)) {
            commands.edit(connection);
            event.consume();
        }
    }

    private void close(SourceRow row) {
        switch (row) {
            case SourceRow.Opened(OpenSource source) -> model.close(source);
            case SourceRow.OfLog(OpenLog log) -> model.close(log);
            case SourceRow.OfConnection(ConnectionRow connection) -> model.connections().disconnect(connection.id());
            case SourceRow.Heading _, SourceRow.PlanOf _, SourceRow.ToolOf _, SourceRow.SampleToOpen _ -> { }
        }
    }

    private Optional<SourceRow> chosen() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    /// A connection that was chosen stays so when its state changes.
    private void rebuild() {
        Optional<String> connection = chosen().flatMap(row -> row instanceof SourceRow.OfConnection(ConnectionRow chosen)
                ? Optional.of(chosen.id()) : Optional.empty());
        tree.getRoot().getChildren().setAll(model.sourceList().groups().stream().map(SourcesView::group).toList());
        showSelected();
        connection.flatMap(model.connections()::row).flatMap(row -> find(tree.getRoot(), new SourceRow.OfConnection(row)))
                .ifPresent(tree.getSelectionModel()::select);
    }

    private static TreeItem<SourceRow> group(SourceGroup group) {
        var heading = new TreeItem<SourceRow>(new SourceRow.Heading(group.heading()));
        heading.setExpanded(true);
        group.rows().forEach(row -> heading.getChildren().add(item(row)));
        return heading;
    }

    private static TreeItem<SourceRow> item(SourceRow row) {
        var item = new TreeItem<>(row);
        if (row instanceof SourceRow.Opened(OpenSource source) && source.hasSeveralPlans()) {
            for (int i = 0; i < source.plans().size(); i++) {
                item.getChildren().add(new TreeItem<>(new SourceRow.PlanOf(source, i)));
            }
            item.setExpanded(true);
        }
        if (row instanceof SourceRow.OfConnection(ConnectionRow connection)) {
            Tools.of(connection).forEach(kind -> item.getChildren().add(new TreeItem<>(new SourceRow.ToolOf(connection.id(), kind))));
            item.setExpanded(true);
        }
        return item;
    }

    private void showSelected() {
        Optional<TreeItem<SourceRow>> shown = model.sourceList().selected().flatMap(row -> find(tree.getRoot(), row));
        if (shown.isPresent()) {
            tree.getSelectionModel().select(shown.get());
        } else {
            tree.getSelectionModel().clearSelection();
        }
    }

    private static Optional<TreeItem<SourceRow>> find(TreeItem<SourceRow> under, SourceRow row) {
        for (TreeItem<SourceRow> child : under.getChildren()) {
            Optional<TreeItem<SourceRow>> found = row.equals(child.getValue()) ? Optional.of(child) : find(child, row);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
