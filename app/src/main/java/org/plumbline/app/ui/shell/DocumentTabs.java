package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.plumbline.app.ui.history.HistoryView;
import org.plumbline.app.ui.history.RunsLine;
import org.plumbline.app.ui.log.LogView;
import org.plumbline.app.ui.sql.SqlView;
import org.plumbline.app.work.Background;

/// The open plans, logs and statements, one in each tab. A tab's content is built when it is first looked at.
final class DocumentTabs extends TabPane {
    private final ShellViewModel model;
    private final Background background;
    private final Map<Tab, OpenDocument> documents = new HashMap<>();
    private final Map<Tab, PlanDocumentView> views = new HashMap<>();
    private final Map<Tab, LogView> logs = new HashMap<>();
    private final Map<Tab, SqlView> editors = new HashMap<>();
    private final Map<Tab, HistoryView> histories = new HashMap<>();
    private final Map<Tab, ToolView> tools = new HashMap<>();
    private boolean adding;

    DocumentTabs(ShellViewModel model, Background background) {
        this.background = background;
        this.model = model;
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setTabMaxWidth(220);
        getStyleClass().add("documents");
        model.documents().addListener((ListChangeListener<OpenDocument>) this::tabsChanged);
        model.frontProperty().subscribe(document -> document.ifPresent(this::showTab));
        getSelectionModel().selectedItemProperty().subscribe(this::tabChosen);
        model.history().changesProperty().addListener(_ -> showRuns());
    }

    /// The view of the chosen tab.
    Optional<PlanDocumentView> shown() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(views::get);
    }

    /// The log in the chosen tab.
    Optional<LogView> shownLog() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(logs::get);
    }

    /// The statements in the chosen tab.
    Optional<SqlView> shownSql() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(editors::get);
    }

    /// The history in the chosen tab.
    Optional<HistoryView> shownHistory() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(histories::get);
    }

    /// The tool in the chosen tab.
    Optional<ToolView> shownTool() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(tools::get);
    }

    private void tabsChanged(ListChangeListener.Change<? extends OpenDocument> change) {
        while (change.next()) {
            change.getRemoved().forEach(this::remove);
            for (OpenDocument document : change.getAddedSubList()) {
                adding = true;
                getTabs().add(tab(document));
                adding = false;
            }
        }
    }

    /// By the person. The first tab also chooses itself while it is added: the model says which one is shown.
    private void tabChosen(Tab tab) {
        if (!adding) {
            Optional.ofNullable(tab).map(documents::get).ifPresent(model::select);
        }
    }

    private Tab tab(OpenDocument document) {
        var tab = new Tab(document.title());
        documents.put(tab, document);
        tab.setTooltip(new Tooltip(document.title() + "\n" + document.place()));
        tab.setOnCloseRequest(request -> {
            request.consume();
            model.close(document);
        });
        return tab;
    }

    private void showTab(OpenDocument document) {
        tabOf(document).ifPresent(tab -> {
            if (tab.getContent() == null) {
                tab.setContent(content(tab, document));
            }
            getSelectionModel().select(tab);
            showRuns();
        });
    }

    private Node content(Tab tab, OpenDocument document) {
        return switch (document) {
            case OpenPlan plan -> {
                var view = new PlanDocumentView(plan.prepared(), background, model.settings());
                views.put(tab, view);
                yield view;
            }
            case OpenLog log -> {
                var view = new LogView(log.model());
                logs.put(tab, view);
                yield view;
            }
            case OpenSql sql -> {
                var view = new SqlView(sql.model());
                editors.put(tab, view);
                yield view;
            }
            case OpenHistory history -> {
                var view = new HistoryView(history.model());
                histories.put(tab, view);
                yield view;
            }
            case OpenTool tool -> {
                ToolView view = tool.view().get();
                tools.put(tab, view);
                yield view.node();
            }
        };
    }

    /// The runs of the statement of the plan in front, where the history has more than this one.
    private void showRuns() {
        if (documents.get(getSelectionModel().getSelectedItem()) instanceof OpenPlan plan) {
            SourceKey key = plan.source().key();
            PlanDocumentView view = shown().orElseThrow();
            model.history().runsOf(key, series -> view.showBeside(series.runs() > 1 ? Optional.<Node>of(new RunsLine(series,
                    () -> RunHistory.statement(key).ifPresent(model.history()::showOf))) : Optional.empty()));
        }
    }

    private void remove(OpenDocument document) {
        tabOf(document).ifPresent(tab -> {
            getTabs().remove(tab);
            documents.remove(tab);
            logs.remove(tab);
            histories.remove(tab);
            Optional.ofNullable(editors.remove(tab)).ifPresent(SqlView::dispose);
            Optional.ofNullable(tools.remove(tab)).ifPresent(ToolView::dispose);
            Optional.ofNullable(views.remove(tab)).ifPresent(PlanDocumentView::dispose);
        });
    }

    private Optional<Tab> tabOf(OpenDocument wanted) {
        return getTabs().stream().filter(tab -> switch (documents.get(tab)) {
            case OpenPlan plan -> wanted instanceof OpenPlan other && plan.shows(other.source(), other.number());
            case OpenLog log -> log.equals(wanted);
            case OpenSql sql -> sql.equals(wanted);
            case OpenTool tool -> tool.equals(wanted);
            case OpenHistory history -> history.equals(wanted);
        }).findFirst();
    }
}
