package org.plumbline.app.ui.compare;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.control.OrMessage;
import org.plumbline.app.ui.control.PanelStyle;

/// Two plans side by side: which, the sentences that matter, both trees, and the chosen node in both.
public final class CompareView extends BorderPane {
    private static final double TREES_PART = 0.68;

    private final CompareTable table;
    private final CompareHead head;

    public CompareView(CompareViewModel model) {
        table = new CompareTable(model);
        head = new CompareHead(model, table.columnsMenu());
        getStyleClass().addAll("plan-document", "list-document", "compare-document");
        getStylesheets().add(PanelStyle.sheet());
        var details = new CompareDetails(model);
        var parts = new SplitPane(table, details);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(TREES_PART);
        SplitPane.setResizableWithParent(details, false);
        var either = new OrMessage(parts);
        setTop(head);
        setCenter(either);
        model.messageProperty().subscribe(sentence -> {
            if (either.show(sentence)) {
                focusView();
            }
        });
    }

    /// Gives the keyboard to the trees.
    public void focusView() {
        table.requestFocus();
    }

    /// Gives the keyboard to the choice of plans.
    public void focusSearch() {
        head.focusChoice();
    }
}
