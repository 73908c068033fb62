package org.plumbline.app.ui.statistics;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.draw.TextFont;

/// A row's name, and at the right, each beside its sign, how many of its nodes are highlighted, and found: in words where there is room,
/// and the sign alone where there is little.
final class NameCell extends TableCell<StatisticsRow, StatisticsRow> {
    private static final double GAP = 5;
    private static final double SIGN = 14;

    private final StatisticsViewModel model;
    private final Label title = new Label();
    private final Label highlighted = mark("statistics-highlighted");
    private final Label found = mark("statistics-found");
    private final HBox content = new HBox(GAP, title, highlighted, found);

    NameCell(StatisticsViewModel model) {
        this.model = model;
        getStyleClass().add("name-cell");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        content.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        HoverText.on(this, () -> getItem() == null ? "" : model.hover(getItem()));
    }

    private static Label mark(String style) {
        var sign = new Region();
        sign.getStyleClass().add("statistics-sign");
        var label = new Label("", sign);
        label.getStyleClass().addAll("statistics-mark", style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(StatisticsRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : content);
        look();
    }

    /// Other nodes are marked now.
    void look() {
        if (!isEmpty() && getItem() != null) {
            title.setText(getItem().name());
            show();
        }
    }

    private void show() {
        MarkCount lit = model.highlighted(getItem());
        MarkCount met = model.found(getItem());
        double room = getWidth() - snappedLeftInset() - snappedRightInset() - Math.ceil(width(title, title.getText()));
        List<Function<MarkCount, String>> shorter = List.of(MarkCount::words, MarkCount::brief);
        Function<MarkCount, String> said = shorter.stream()
                .filter(words -> needed(highlighted, lit, words) + needed(found, met, words) <= room).findFirst().orElse(_ -> "");
        show(highlighted, lit, said);
        show(found, met, said);
    }

    private static double needed(Label label, MarkCount count, Function<MarkCount, String> words) {
        return count.isNone() ? 0 : GAP + SIGN + width(label, words.apply(count));
    }

    private static double width(Label label, String words) {
        return TextFont.of(label.getFont().getSize(), false).width(words);
    }

    private static void show(Label label, MarkCount count, Function<MarkCount, String> words) {
        label.setText(words.apply(count));
        label.setVisible(!count.isNone());
        label.setManaged(!count.isNone());
    }

    /// Where the column's width changes, there is room for words or none any more.
    @Override
    public void resize(double width, double height) {
        boolean other = width != getWidth();
        super.resize(width, height);
        if (other) {
            look();
        }
    }

    /// A screen reader that goes from cell to cell hears the row first.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && !isEmpty() && getItem() != null ? model.spoken(getItem())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
