package org.plumbline.app.ui.shell;

import javafx.scene.Node;
import org.plumbline.app.ui.health.HealthView;
import org.plumbline.app.ui.health.HealthViewModel;

/// Index health in its tab.
final class HealthTool implements ToolView {
    private final HealthView view;

    HealthTool(HealthViewModel model) {
        view = new HealthView(model);
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
        view.dispose();
    }
}
