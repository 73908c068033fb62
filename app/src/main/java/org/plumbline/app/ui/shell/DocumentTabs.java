package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.plumbline.app.work.Background;

/// The open plans, one in each tab. A tab's content is built when it is first looked at.
final class DocumentTabs extends TabPane {
    private final ShellViewModel model;
    private final Background background;
    private final Map<Tab, OpenPlan> plans = new HashMap<>();
    private final Map<Tab, PlanDocumentView> views = new HashMap<>();
    private boolean adding;

    DocumentTabs(ShellViewModel model, Background background) {
        this.background = background;
        this.model = model;
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setTabMaxWidth(220);
        getStyleClass().add("documents");
        model.tabs().addListener((ListChangeListener<OpenPlan>) this::tabsChanged);
        model.selectedProperty().subscribe(plan -> plan.ifPresent(this::showTab));
        getSelectionModel().selectedItemProperty().subscribe(this::tabChosen);
    }

    /// The view of the chosen tab.
    Optional<PlanDocumentView> shown() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(views::get);
    }

    private void tabsChanged(ListChangeListener.Change<? extends OpenPlan> change) {
        while (change.next()) {
            change.getRemoved().forEach(this::remove);
            for (OpenPlan plan : change.getAddedSubList()) {
                adding = true;
                getTabs().add(tab(plan));
                adding = false;
            }
        }
    }

    /// By the person. The first tab also chooses itself while it is added: the model says which one is shown.
    private void tabChosen(Tab tab) {
        if (!adding) {
            Optional.ofNullable(tab).map(plans::get).ifPresent(model::select);
        }
    }

    private Tab tab(OpenPlan plan) {
        var tab = new Tab(plan.title());
        plans.put(tab, plan);
        tab.setTooltip(new Tooltip(plan.title() + "\n" + plan.source().place()));
        tab.setOnCloseRequest(request -> {
            request.consume();
            model.close(plan);
        });
        return tab;
    }

    private void showTab(OpenPlan plan) {
        tabOf(plan).ifPresent(tab -> {
            if (tab.getContent() == null) {
                var view = new PlanDocumentView(plan.prepared(), background, model.settings());
                views.put(tab, view);
                tab.setContent(view);
            }
            getSelectionModel().select(tab);
        });
    }

    private void remove(OpenPlan plan) {
        tabOf(plan).ifPresent(tab -> {
            getTabs().remove(tab);
            plans.remove(tab);
            Optional.ofNullable(views.remove(tab)).ifPresent(PlanDocumentView::dispose);
        });
    }

    private Optional<Tab> tabOf(OpenPlan plan) {
        return getTabs().stream().filter(tab -> plans.get(tab).shows(plan.source(), plan.number())).findFirst();
    }
}
