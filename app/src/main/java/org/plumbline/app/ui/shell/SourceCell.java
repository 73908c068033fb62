package org.plumbline.app.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A row of [SourcesView]. A click opens it.
final class SourceCell extends TreeCell<SourceRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass PLAN = PseudoClass.getPseudoClass("plan");

    private final ShellViewModel model;
    private final Tooltip tooltip = new Tooltip();

    SourceCell(ShellViewModel model) {
        this.model = model;
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && getItem() != null && click.isStillSincePress()) {
                model.open(getItem());
            }
        });
    }

    @Override
    protected void updateItem(SourceRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        setContextMenu(null);
        pseudoClassStateChanged(HEADING, !empty && row instanceof SourceRow.Heading);
        pseudoClassStateChanged(PLAN, !empty && row instanceof SourceRow.PlanOf);
        if (!empty && row != null) {
            setText(row.text());
            show(row);
        }
    }

    private void show(SourceRow row) {
        switch (row) {
            case SourceRow.Heading _ -> { }
            case SourceRow.Opened(OpenSource source) -> {
                explain(source.name() + "\n" + source.place());
                setGraphic(glyph(source.hasSeveralPlans() ? Feather.LAYERS : Feather.FILE_TEXT));
                setContextMenu(menu(() -> model.close(source)));
            }
            case SourceRow.OfLog(OpenLog log) -> {
                explain(log.title() + "\n" + log.place());
                setGraphic(glyph(Feather.LIST));
                setContextMenu(menu(() -> model.close(log)));
            }
            case SourceRow.PlanOf(OpenSource source, int index) ->
                explain(source.plans().get(index).plan().origin().query().orElse(row.text()));
            case SourceRow.SampleToOpen _ -> explain(row.text());
        }
    }

    private void explain(String text) {
        tooltip.setText(text);
        setTooltip(tooltip);
    }

    private static ContextMenu menu(Runnable action) {
        var close = new MenuItem("Close");
        close.setOnAction(_ -> action.run());
        return new ContextMenu(close);
    }

    private static Node glyph(Feather feather) {
        return new FontIcon(feather);
    }
}
