package org.plumbline.app.ui.statistics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SortEvent;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.FilledCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.draw.ThemeColours;
import org.plumbline.app.ui.text.StatisticsText;
import org.plumbline.plan.statistics.Grouping;
import org.plumbline.plan.statistics.PlanStatistics;

/// The Statistics view: a table of groups with their sums. Choosing a row marks its nodes; Enter goes through them.
public final class StatisticsView extends BorderPane {
    private static final double ROW_HEIGHT = 27;
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");
    private static final PseudoClass SUM = PseudoClass.getPseudoClass("sum");

    private final StatisticsViewModel model;
    private final TableView<StatisticsRow> table = new TableView<>();
    private final TableColumn<StatisticsRow, StatisticsRow> name = new TableColumn<>();
    private final Map<StatisticsColumn, TableColumn<StatisticsRow, StatisticsRow>> columns = new EnumMap<>(StatisticsColumn.class);
    private final List<SumRowCell> rows = new ArrayList<>();
    private final ThemeColours colours = new ThemeColours(this::scale);
    private final Label notes = Words.of("", "statistics-notes");
    private final Subscription subscription;
    private boolean filling;

    public StatisticsView(StatisticsViewModel model) {
        this.model = model;
        getStyleClass().add("plan-statistics");
        addColumns();
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setSortPolicy(_ -> true);
        table.addEventHandler(SortEvent.sortEvent(), _ -> sort());
        table.setRowFactory(_ -> new SumRowCell());
        table.setItems(model.rows());
        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        notes.setMaxWidth(Double.MAX_VALUE);
        setTop(bar());
        setCenter(table);
        setBottom(notes);
        getChildren().add(colours);
        subscription = Subscription.combine(model.shownProperty().subscribe(this::show), WhileShown.of(this, () -> {
            look();
            return model.onLook(this::look);
        }));
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    /// The picture of the table as it is shown.
    public PictureOffer picture() {
        return model.picture(table.getSortOrder().stream().findFirst().map(this::sorted).orElse(""));
    }

    private String sorted(TableColumn<StatisticsRow, ?> column) {
        boolean upwards = column.getSortType() == TableColumn.SortType.ASCENDING;
        String names = upwards ? ", A to Z" : ", Z to A";
        return column.getText() + (column.equals(name) ? names : upwards ? ", smallest first" : ", largest first");
    }

    public void focusTable() {
        table.requestFocus();
    }

    private Node bar() {
        var by = new Label("By");
        by.getStyleClass().add("statistics-by");
        var choice = new Segments<>(List.of(Grouping.values()), StatisticsText::title, model.grouping(), this::group);
        var bar = new FlowPane(8, 6, by, choice,
                SmallButton.of("Copy", "The table with exact figures, tab by tab, for a spreadsheet or a mail (Ctrl+C)",
                        () -> CodeBlock.copy(model.table('\t'))),
                SmallButton.of("Copy as CSV", "Likewise, with commas", () -> CodeBlock.copy(model.table(','))));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("statistics-bar");
        return bar;
    }

    private void addColumns() {
        name.setReorderable(false);
        name.setMinWidth(190);
        name.setPrefWidth(230);
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setCellFactory(_ -> new NameCell(model));
        name.setSortType(TableColumn.SortType.ASCENDING);
        table.getColumns().add(name);
        for (StatisticsColumn each : StatisticsColumn.values()) {
            var column = new TableColumn<StatisticsRow, StatisticsRow>(each.title());
            column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
            column.setCellFactory(_ -> each == StatisticsColumn.SHARE ? new ShareCell() : new FigureCell(each));
            column.setSortType(TableColumn.SortType.DESCENDING);
            column.setPrefWidth(each.width());
            column.setMinWidth(each.width());
            column.setReorderable(false);
            column.getStyleClass().add("figure-column");
            columns.put(each, column);
            table.getColumns().add(column);
        }
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private void scale() {
        Columns.scale(table, colours.textScale(), ROW_HEIGHT);
    }

    /// Other nodes are marked now: only the rows that are seen are asked.
    private void look() {
        rows.forEach(SumRowCell::look);
    }

    private void group(Grouping grouping) {
        model.show(grouping);
    }

    private void show(Optional<PlanStatistics> statistics) {
        statistics.ifPresent(_ -> {
            name.setText(StatisticsText.title(model.grouping()));
            var with = model.withFigures();
            columns.forEach((column, shown) -> shown.setVisible(with.contains(column)));
            table.setAccessibleText("Statistics by " + StatisticsText.title(model.grouping())
                    + ". Choosing a row marks its nodes; Enter goes to the next of them");
            table.setPlaceholder(Words.of(StatisticsText.none(model.grouping()), "list-empty"));
            notes.setText(String.join(" ", model.notes()));
            notes.setVisible(!notes.getText().isEmpty());
            notes.setManaged(notes.isVisible());
        });
    }

    private void sort() {
        filling = true;
        StatisticsRow chosen = table.getSelectionModel().getSelectedItem();
        if (table.getSortOrder().isEmpty()) {
            model.sort(Optional.empty(), false);
        } else {
            var by = table.getSortOrder().getFirst();
            boolean upwards = by.getSortType() == TableColumn.SortType.ASCENDING;
            columns.entrySet().stream().filter(each -> each.getValue() == by).map(Map.Entry::getKey).findFirst()
                    .ifPresentOrElse(column -> model.sort(Optional.of(column), upwards), () -> model.sortByName(upwards));
        }
        if (chosen != null) {
            table.getSelectionModel().select(chosen);
        }
        filling = false;
    }

    private void chosen(StatisticsRow row) {
        if (row != null && !filling) {
            model.choose(row);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            CodeBlock.copy(model.table('\t'));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && table.getSelectionModel().getSelectedItem() != null) {
            if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
            event.consume();
        }
    }

    private final class SumRowCell extends TableRow<StatisticsRow> {
        SumRowCell() {
            rows.add(this);
        }

        @Override
        protected void updateItem(StatisticsRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(SUM, !isEmpty() && row != null && row.kind() != StatisticsRow.Kind.GROUP);
            look();
        }

        private void look() {
            boolean group = !isEmpty() && getItem() != null && getItem().kind() == StatisticsRow.Kind.GROUP;
            pseudoClassStateChanged(HIGHLIGHTED, group && !model.highlighted(getItem()).isNone());
            pseudoClassStateChanged(MATCH, group && !model.found(getItem()).isNone());
            getChildrenUnmodifiable().stream().filter(NameCell.class::isInstance).map(NameCell.class::cast).forEach(NameCell::look);
        }

        /// Asked for when somebody listens.
        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT && !isEmpty() && getItem() != null ? model.spoken(getItem())
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    }

    private static final class FigureCell extends TableCell<StatisticsRow, StatisticsRow> {
        private final StatisticsColumn column;

        FigureCell(StatisticsColumn column) {
            this.column = column;
            setAlignment(Pos.CENTER_RIGHT);
            HoverText.on(this, () -> Optional.ofNullable(getItem()).flatMap(row -> column.figure(row.sums()))
                    .map(StatisticsColumn.Figure::full).orElse(""));
        }

        @Override
        protected void updateItem(StatisticsRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : column.figure(row.sums()).map(StatisticsColumn.Figure::text).orElse(null));
        }
    }

    /// The share with a bar as hot as the Tree's.
    private static final class ShareCell extends FilledCell<StatisticsRow, StatisticsRow> {
        private final BarLabel bar = new BarLabel();

        ShareCell() {
            getStyleClass().add("figure-cell");
            setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
            HoverText.on(this, () -> Optional.ofNullable(getItem()).flatMap(row -> StatisticsColumn.SHARE.figure(row.sums()))
                    .map(StatisticsColumn.Figure::full).orElse(""));
        }

        @Override
        protected void updateItem(StatisticsRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            boolean group = row.kind() == StatisticsRow.Kind.GROUP;
            StatisticsColumn.SHARE.figure(row.sums()).ifPresent(figure ->
                    bar.show(figure.text(), group ? figure.value() : 0, BarLabel.heat(row.sums().share())));
            setGraphic(bar);
        }
    }
}
