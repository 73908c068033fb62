package org.plumbline.app.ui.shell;

import javafx.scene.Node;
import org.plumbline.app.ui.workload.WorkloadView;
import org.plumbline.app.ui.workload.WorkloadViewModel;

/// The workload of a database in its tab; it is read when it is first looked at.
final class WorkloadTool implements ToolView {
    private final WorkloadViewModel model;
    private final WorkloadView view;

    WorkloadTool(WorkloadViewModel model) {
        this.model = model;
        view = new WorkloadView(model);
        model.refresh();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void focusView() {
        view.focusView();
    }

    @Override
    public void focusSearch() {
        view.focusSearch();
    }

    @Override
    public void dispose() {
        model.dispose();
    }
}
