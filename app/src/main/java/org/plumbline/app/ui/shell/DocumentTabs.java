package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.plumbline.app.ui.compare.CompareView;
import org.plumbline.app.ui.draw.PictureExport;
import org.plumbline.app.ui.history.HistoryView;
import org.plumbline.app.ui.history.RunsLine;
import org.plumbline.app.ui.log.LogView;
import org.plumbline.app.ui.sql.SqlView;
import org.plumbline.app.work.Background;

/// All that is open, one document in each tab. A tab's content is built when it is first looked at.
final class DocumentTabs extends TabPane {
    private final ShellViewModel model;
    private final Background background;
    private final Map<Tab, OpenDocument> documents = new HashMap<>();
    private final Map<Tab, DocumentView> views = new HashMap<>();
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

    /// What the chosen tab shows.
    Optional<DocumentView> shown() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(views::get);
    }

    /// By which the picture of what is shown leaves the window; none where that has none.
    Optional<PictureExport> export() {
        return shown().flatMap(DocumentView::export);
    }

    /// Why there is no picture to be exported now, as a sentence; empty where there is.
    Optional<String> whyNoPicture() {
        return export().isPresent() ? export().flatMap(PictureExport::obstacle)
                : Optional.of(shown().isPresent() ? "This tab has no picture: open a plan, or compare two." : "Open a plan first.");
    }

    /// The plan in the chosen tab.
    Optional<PlanDocumentView> shownPlan() {
        return shown().map(DocumentView::node).filter(PlanDocumentView.class::isInstance).map(PlanDocumentView.class::cast);
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
                DocumentView view = view(document);
                views.put(tab, view);
                tab.setContent(view.node());
            }
            getSelectionModel().select(tab);
            showRuns();
        });
    }

    private DocumentView view(OpenDocument document) {
        return switch (document) {
            case OpenPlan plan -> {
                var view = new PlanDocumentView(plan.title(), plan.prepared(), background, model.settings(), sql -> model.editors()
                        .show(SqlDocuments.title(sql), "The statement of " + plan.title(), sql));
                yield new DocumentView(view, view::focusView, view::focusSearch, Optional.of(view.export()), view::dispose);
            }
            case OpenLog log -> {
                var view = new LogView(log.model());
                yield new DocumentView(view, view::focusView, view::focusSearch, () -> { });
            }
            case OpenSql sql -> {
                var view = new SqlView(sql.model());
                yield new DocumentView(view, view::focusText, view::focusSearch, view::dispose);
            }
            case OpenHistory history -> {
                var view = new HistoryView(history.model());
                yield new DocumentView(view, view::focusView, view::focusSearch, () -> { });
            }
            case OpenComparison comparison -> {
                var view = new CompareView(comparison.model(), background);
                yield new DocumentView(view, view::focusView, view::focusSearch, Optional.of(view.export()), () -> { });
            }
            case OpenTool tool -> tool.view().get();
        };
    }

    /// The runs of the statement of the plan in front, where the history has more than this one.
    private void showRuns() {
        if (documents.get(getSelectionModel().getSelectedItem()) instanceof OpenPlan plan) {
            SourceKey key = plan.source().key();
            PlanDocumentView view = shownPlan().orElseThrow();
            model.history().runsOf(key, series -> view.showBeside(series.runs() > 1 ? Optional.<Node>of(new RunsLine(series,
                    () -> RunHistory.statement(key).ifPresent(model.history()::showOf))) : Optional.empty()));
        }
    }

    private void remove(OpenDocument document) {
        tabOf(document).ifPresent(tab -> {
            getTabs().remove(tab);
            documents.remove(tab);
            Optional.ofNullable(views.remove(tab)).map(DocumentView::dispose).ifPresent(Runnable::run);
        });
    }

    private Optional<Tab> tabOf(OpenDocument wanted) {
        return getTabs().stream().filter(tab -> switch (documents.get(tab)) {
            case OpenPlan plan -> wanted instanceof OpenPlan other && plan.shows(other.source(), other.number());
            case OpenDocument other -> other.equals(wanted);
        }).findFirst();
    }
}
