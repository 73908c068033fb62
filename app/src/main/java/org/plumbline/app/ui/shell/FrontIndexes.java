package org.plumbline.app.ui.shell;

import java.util.Optional;
import javafx.util.Subscription;
import org.plumbline.app.ui.indexes.IndexTrial;
import org.plumbline.app.ui.indexes.IndexesView;

/// Has the Indexes panel show those of the plan in front, once its findings are known. The panel is offered where there are any.
final class FrontIndexes {
    private final ShellViewModel model;
    private final IndexesView view;
    private final String panel;
    private Subscription advice = Subscription.EMPTY;

    private FrontIndexes(ShellViewModel model, IndexesView view, String panel) {
        this.model = model;
        this.view = view;
        this.panel = panel;
    }

    /// From now on, as long as there is a window.
    ///
    /// @param panel the panel's id
    static void keep(ShellViewModel model, IndexesView view, String panel) {
        var front = new FrontIndexes(model, view, panel);
        model.selectedProperty().subscribe(front::show);
    }

    private void show(Optional<OpenPlan> plan) {
        advice.unsubscribe();
        advice = plan.map(open -> open.advice().stateProperty().subscribe(_ -> showKnown(open))).orElse(Subscription.EMPTY);
        if (plan.isEmpty()) {
            view.showNothing();
            offer();
        }
    }

    /// Until it is known, the panel stays as it is: open or closed.
    private void showKnown(OpenPlan plan) {
        Optional<IndexTrial> known = model.indexesOf(plan);
        known.ifPresentOrElse(view::show, view::showWaiting);
        if (known.isPresent()) {
            offer();
        }
    }

    private void offer() {
        model.settings().offerSidePanel(view.canExport() ? Optional.of(panel) : Optional.empty());
    }
}
