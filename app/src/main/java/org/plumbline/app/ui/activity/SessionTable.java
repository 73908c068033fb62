package org.plumbline.app.ui.activity;

import java.time.Duration;
import java.util.Optional;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.text.Format;

/// The sessions, one line each. What is chosen stays when they are read again.
final class SessionTable extends TableView<SessionRow> {
    private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");
    private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");

    private final ActivityViewModel model;
    private final TableColumn<SessionRow, String> user = Columns.text("User", 90, row -> row.session().client().user().orElse(""));
    private final TableColumn<SessionRow, String> progress = Columns.text("Progress", 120, SessionRow::progress);
    private final TableColumn<SessionRow, Duration> transaction = Columns.figure("Transaction", 96, SessionRow::transaction, Format::time,
            Format::timeFull);
    private boolean fitted;
    private boolean progressed;

    SessionTable(ActivityViewModel model) {
        this.model = model;
        getStyleClass().addAll("workload-table", "session-table");
        Columns.style(this, "Sessions; Enter explains a statement without running it", "");
        TableColumn<SessionRow, Integer> pid = Columns.figure("PID", 70, row -> row.session().pid(), String::valueOf, String::valueOf);
        TableColumn<SessionRow, Integer> behind = Columns.figure("Holds up", 92, row -> row.behind() == 0 ? null : row.behind(),
                String::valueOf, count -> count + " wait for it");
        TableColumn<SessionRow, Duration> length = Columns.figure("For", 84, SessionRow::length, Format::time, Format::timeFull);
        TableColumn<SessionRow, String> statement = Columns.text("Statement", 360, SessionRow::line);
        TableColumn<SessionRow, String> condition = Columns.text("State", 136, SessionRow::state);
        condition.setMinWidth(136);
        getColumns().add(pid);
        getColumns().add(user);
        getColumns().add(Columns.text("Application", 100, row -> row.session().client().application()));
        getColumns().add(condition);
        getColumns().add(length);
        getColumns().add(progress);
        getColumns().add(Columns.text("Waits for", 124, SessionRow::waits));
        getColumns().add(Columns.text("Blocked by", 92, SessionRow::blockedBy));
        getColumns().add(behind);
        getColumns().add(transaction);
        getColumns().add(statement);
        progress.setVisible(false);
        setTableMenuButtonVisible(true);
        setRowFactory(_ -> new Line());
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSortOrder().add(behind);
        getSortOrder().add(length);
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!model.fillingProperty().get() && row != null) {
                model.chosenProperty().set(Optional.of(row));
            }
        });
        model.chosenProperty().subscribe(this::choose);
        model.stateProperty().subscribe(state -> {
            words();
            if (state instanceof ActivityState.Known known) {
                fit(known);
            }
        });
        model.searchProperty().subscribe(_ -> words());
        Columns.onOpen(this, model::explain);
    }

    /// One user alone is not shown at first, nor is progress before there is any, for which the transaction's age then makes room; the
    /// columns' menu has them.
    private void fit(ActivityState.Known known) {
        if (!progressed && !known.snapshot().progress().isEmpty()) {
            progressed = true;
            progress.setVisible(true);
            transaction.setVisible(false);
        }
        if (!fitted) {
            fitted = true;
            user.setVisible(known.snapshot().clients().stream().filter(each -> !each.own()).map(each -> each.client().user()).distinct()
                    .limit(2).count() > 1);
        }
    }

    private void words() {
        if (getPlaceholder() instanceof Label words) {
            words.setText(model.nothing());
        }
    }

    private void choose(Optional<SessionRow> row) {
        if (row.isEmpty()) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(row.get());
        }
    }

    /// Coloured by what a lock makes of it; the words stand in its columns.
    private static final class Line extends TableRow<SessionRow> {
        @Override
        protected void updateItem(SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(WAITS, !empty && row != null && !row.session().blockedBy().isEmpty());
            pseudoClassStateChanged(HOLDS, !empty && row != null && row.behind() > 0 && row.session().blockedBy().isEmpty());
        }
    }
}
