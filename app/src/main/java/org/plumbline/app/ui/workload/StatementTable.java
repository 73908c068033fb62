package org.plumbline.app.ui.workload;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.workload.StatementCounters;

/// The statements, one line each. What is chosen and what is in sight stays when they are read again.
final class StatementTable extends TableView<StatementRow> {
    private final WorkloadViewModel model;
    private final TableColumn<StatementRow, Bytes> read = Columns.figure("Read", 74, row -> row.counters().read().bytes(),
            StatementTable::size, bytes -> Format.bytesFull(bytes) + " from outside PostgreSQL's memory");
    private final TableColumn<StatementRow, Bytes> temp = Columns.figure("Temp", 84, row -> row.counters().temp().bytes(),
            StatementTable::size, bytes -> Format.bytesFull(bytes) + " of work files");
    private final TableColumn<StatementRow, Bytes> wal = Columns.figure("WAL", 84, row -> row.counters().wal().orElse(null),
            StatementTable::size, Format::bytesFull);
    private final TableColumn<StatementRow, Duration> planning = Columns.figure("Planning", 80,
            row -> row.counters().planningTime().orElse(null), Format::time, Format::timeFull);
    private final TableColumn<StatementRow, String> user = Columns.text("User", 90, row -> row.ranked().statement().user());
    private Optional<StatementCounters.Key> chosen = Optional.empty();
    private Optional<StatementCounters.Key> topmost = Optional.empty();
    private boolean fitted;

    StatementTable(WorkloadViewModel model) {
        this.model = model;
        getStyleClass().add("workload-table");
        Columns.style(this, "Statements, the most time first; Enter explains one", "");
        var total = new TableColumn<StatementRow, StatementRow>("Total");
        ofRow(total, 108, Comparator.comparing(row -> row.counters().totalTime()));
        total.setCellFactory(_ -> new TotalCell());
        var mean = new TableColumn<StatementRow, StatementRow>("Mean");
        ofRow(mean, 106, Comparator.comparing(row -> row.counters().meanTime().orElse(Duration.ZERO)));
        mean.setCellFactory(_ -> new MeanCell(model));
        TableColumn<StatementRow, Verdict> findings = Columns.figure("Findings", 100, row -> row.verdict().orElse(null), Verdict::words,
                Verdict::full);
        findings.setCellFactory(_ -> new VerdictCell());
        TableColumn<StatementRow, String> statement = Columns.text("Statement", 420, StatementRow::line);
        statement.setCellFactory(_ -> new StatementCell());
        getColumns().add(statement);
        getColumns().add(user);
        getColumns().add(total);
        getColumns().add(figure("Share", 66, StatementRow::share, Format::share, Format::shareFull));
        getColumns().add(mean);
        getColumns().add(figure("Calls", 72, row -> row.counters().calls(), Format::count, Format::countFull));
        getColumns().add(figure("Rows/call", 88, row -> row.counters().rowsPerCall().orElse(null), Format::rows, Format::rowsFull));
        getColumns().add(read);
        getColumns().add(figure("Hit", 64, row -> row.counters().hitShare().orElse(null), Format::share,
                share -> Format.shareFull(share) + " of the blocks were in PostgreSQL's memory"));
        getColumns().addAll(List.of(temp, wal, planning, findings));
        setTableMenuButtonVisible(true);
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.fillingProperty().subscribe((_, filling) -> {
            if (filling) {
                topmost = topmost();
            } else {
                keepPlace();
            }
        });
        model.stateProperty().subscribe(state -> {
            if (state instanceof WorkloadState.Counted counted && !counted.rows().isEmpty()) {
                fit(counted.rows());
            }
        });
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Columns.onOpen(this, model.actions()::explain);
    }

    private static <V extends Comparable<V>> TableColumn<StatementRow, V> figure(
            String title, double width, Function<StatementRow, V> value, Function<V, String> text, Function<V, String> full) {
        return Columns.figure(title, width, value, text, full);
    }

    private static String size(Bytes bytes) {
        return bytes.count() == 0 ? "" : Format.bytes(bytes);
    }

    private static void ofRow(TableColumn<StatementRow, StatementRow> column, double width, Comparator<StatementRow> order) {
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setComparator(order);
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width * 2);
        column.getStyleClass().add("figure-column");
    }

    /// Columns in which nothing was counted are not shown at first; their menu has them.
    private void fit(List<StatementRow> rows) {
        if (!fitted) {
            fitted = true;
            read.setVisible(rows.stream().anyMatch(row -> row.counters().read().count() > 0));
            temp.setVisible(rows.stream().anyMatch(row -> row.counters().temp().count() > 0));
            wal.setVisible(rows.stream().anyMatch(row -> row.counters().wal().filter(bytes -> bytes.count() > 0).isPresent()));
            planning.setVisible(rows.stream().anyMatch(row -> row.counters().planningTime().isPresent()));
            user.setVisible(rows.stream().map(row -> row.ranked().statement().user()).distinct().limit(2).count() > 1);
        }
    }

    private void chosen(StatementRow row) {
        if (!model.fillingProperty().get()) {
            model.chosenProperty().set(Optional.ofNullable(row));
            chosen = Optional.ofNullable(row).map(StatementRow::key);
        }
    }

    /// Rows are new objects each time they are read.
    private void keepPlace() {
        if (getPlaceholder() instanceof Label words) {
            words.setText(WorkloadText.none(model.hasAny() && !model.queryProperty().get().isBlank(),
                    !model.hasAny() || model.allProperty().get()));
        }
        int again = indexOf(chosen);
        getSelectionModel().clearAndSelect(Math.max(0, again));
        chosen(getSelectionModel().getSelectedItem());
        int top = indexOf(topmost);
        if (top >= 0) {
            scrollTo(top);
        }
    }

    private int indexOf(Optional<StatementCounters.Key> key) {
        for (int i = 0; key.isPresent() && i < getItems().size(); i++) {
            if (getItems().get(i).key().equals(key.get())) {
                return i;
            }
        }
        return -1;
    }

    /// Nothing while the list is at its beginning, where it stays then.
    private Optional<StatementCounters.Key> topmost() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                        && flow.getFirstVisibleCell().getIndex() > 0 && flow.getFirstVisibleCell().getIndex() < getItems().size()
                ? Optional.of(getItems().get(flow.getFirstVisibleCell().getIndex()).key()) : Optional.empty();
    }
}
