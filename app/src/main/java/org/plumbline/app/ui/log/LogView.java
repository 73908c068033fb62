package org.plumbline.app.ui.log;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.OrMessage;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.LogText;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.ShapeGroup;
import org.plumbline.plan.unit.Share;

/// A log: its statements, worst first; below them the shapes of the chosen one's plans, and the plans. Enter or a double click opens
/// a plan.
public final class LogView extends BorderPane {
    private static final double STATEMENTS_PART = 0.55;
    private static final double SHAPES_PART = 0.64;

    private final LogViewModel model;
    private final TableView<StatementRow> statements = new TableView<>();
    private final TableView<ShapeGroup> shapes = new TableView<>();
    private final TableView<ListedPlan> plans = new TableView<>();
    private final Label statement = new Label();
    private final Label notListed = new Label();
    private final LogHead head;
    private Optional<String> chosen = Optional.empty();

    public LogView(LogViewModel model) {
        this.model = model;
        head = new LogHead(model, this::focusView);
        getStyleClass().addAll("plan-document", "list-document");
        getStylesheets().add(PanelStyle.sheet());
        buildStatements();
        buildShapes();
        buildPlans();
        var lower = new BorderPane(new SplitPane(shapes, plansWithNote()));
        statement.getStyleClass().add("log-statement");
        statement.setWrapText(true);
        statement.setMaxSize(Double.MAX_VALUE, 76);
        statement.setMinHeight(USE_PREF_SIZE);
        HoverText.on(statement, statement::getText);
        lower.setTop(statement);
        ((SplitPane) lower.getCenter()).setDividerPositions(SHAPES_PART);
        var parts = new SplitPane(statements, lower);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(STATEMENTS_PART);
        var either = new OrMessage(parts);
        setTop(head);
        setCenter(either);
        model.stateProperty().subscribe(_ -> showIn(either));
        model.summaryProperty().subscribe(_ -> showIn(either));
    }

    public void focusView() {
        statements.requestFocus();
    }

    public void focusSearch() {
        head.focusSearch();
    }

    private void showIn(OrMessage either) {
        String message = model.summaryProperty().get().times().count() > 0 ? "" : switch (model.stateProperty().get()) {
            case LogState.Reading _ -> "Reading " + model.name() + "…";
            case LogState.Complete _ -> LogText.NO_PLANS;
            case LogState.Stopped(double _) -> "Stopped before a plan was found.";
            case LogState.Failed(String sentence) -> sentence;
        };
        if (either.show(message)) {
            focusView();
        }
    }

    private void buildStatements() {
        Columns.style(statements, "Statements of the log, the most time first", "No statement matches.");
        statements.getColumns().add(Columns.text("Statement", 480, StatementRow::statement));
        var total = Columns.figure("Total", 92, (StatementRow row) -> row.group().times().total(), Format::time, Format::timeFull);
        statements.getColumns().add(Columns.figure("Calls", 78, row -> row.group().times().count(), Format::count, Format::countFull));
        statements.getColumns().add(total);
        statements.getColumns().add(
                Columns.figure("Share", 64, StatementRow::share, LogText::share, share -> Format.shareFull(new Share(share))));
        statements.getColumns().add(time("Mean", row -> row.group().times().mean()));
        statements.getColumns().add(time("p95", row -> row.group().times().p95()));
        statements.getColumns().add(time("Max", row -> row.group().times().max()));
        statements.getColumns().add(
                Columns.figure("Shapes", 66, row -> (long) row.group().shapes().size(), Format::count, Format::countFull));
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(statements.comparatorProperty());
        statements.setItems(sorted);
        statements.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        sorted.addListener((ListChangeListener<StatementRow>) _ -> keepChosen());
        Columns.onOpen(statements, row -> row.group().worst().ifPresent(model::open));
    }

    private static TableColumn<StatementRow, Duration> time(
            String title, Function<StatementRow, Duration> value) {
        return Columns.figure(title, 84, value, Format::time, Format::timeFull);
    }

    private void buildShapes() {
        Columns.style(shapes, "Shapes of the chosen statement's plans", "Choose a statement above.");
        shapes.getColumns().add(Columns.text("Shape of the plan", 300, shape -> shape.shape().text()));
        shapes.getColumns().add(Columns.figure("Calls", 70, shape -> shape.times().count(), Format::count, Format::countFull));
        shapes.getColumns().add(Columns.figure("Total", 84, shape -> shape.times().total(), Format::time, Format::timeFull));
        shapes.getColumns().add(Columns.figure("Mean", 80, shape -> shape.times().mean(), Format::time, Format::timeFull));
        shapes.setItems(model.shapes());
        shapes.getSelectionModel().selectedItemProperty().subscribe(shape -> {
            model.choose(shape);
            notListed.setText(shape == null ? "" : LogText.notListed(shape));
            plans.getSelectionModel().selectFirst();
        });
    }

    private void buildPlans() {
        Columns.style(plans, "Plans of the chosen shape; Enter opens one", "");
        plans.getColumns().add(Columns.figure("Duration", 90, ListedPlan::duration, Format::time, Format::timeFull));
        plans.getColumns().add(Columns.text("Logged at", 170, plan -> plan.loggedAt().orElse("")));
        plans.getColumns().add(Columns.figure("Line", 92, plan -> (long) plan.place().line(), Format::countFull, Format::countFull));
        plans.setItems(model.plans());
        Columns.onOpen(plans, model::open);
    }

    private BorderPane plansWithNote() {
        var pane = new BorderPane(plans);
        notListed.getStyleClass().add("log-note");
        notListed.setWrapText(true);
        notListed.managedProperty().bind(notListed.textProperty().isNotEmpty());
        pane.setBottom(notListed);
        return pane;
    }

    private void chosen(StatementRow row) {
        if (row == null) {
            return; // the list is being filled anew; what was chosen is chosen again
        }
        boolean same = chosen.equals(Optional.of(row.statement()));
        chosen = Optional.of(row.statement());
        int shape = Math.max(0, shapes.getSelectionModel().getSelectedIndex());
        statement.setText(row.statement());
        model.choose(row);
        shapes.getSelectionModel().clearAndSelect(same && shape < model.shapes().size() ? shape : 0);
    }

    /// Rows are new objects each time the log has been added up again.
    private void keepChosen() {
        statements.getItems().stream().filter(row -> chosen.equals(Optional.of(row.statement()))).findFirst()
                .ifPresentOrElse(row -> statements.getSelectionModel().select(row), () -> statements.getSelectionModel().selectFirst());
    }
}
