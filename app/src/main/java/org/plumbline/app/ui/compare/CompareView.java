package org.plumbline.app.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.plumbline.app.ui.control.OrMessage;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.draw.PictureExport;
import org.plumbline.app.ui.draw.ThemeColours;
import org.plumbline.app.work.Background;

/// Two plans side by side: which, the sentences that matter, both trees, and the chosen node in both. Of many runs of one statement their
/// distribution is a page before it.
public final class CompareView extends BorderPane {
    private static final double TREES_PART = 0.68;

    private final CompareViewModel model;
    private final CompareTable table;
    private final CompareHead head;
    private final BorderPane two = new BorderPane();
    private final Optional<RunsPane> runs;
    private final ThemeColours colours;

    public CompareView(CompareViewModel model, Background background) {
        this.model = model;
        table = new CompareTable(model);
        head = new CompareHead(model, table.columnsMenu(), background);
        getStyleClass().addAll("plan-document", "list-document", "compare-document");
        getStylesheets().add(PanelStyle.sheet());
        colours = new ThemeColours(this::scale);
        getChildren().add(colours);
        var details = new CompareDetails(model);
        var parts = new SplitPane(table, details);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(TREES_PART);
        SplitPane.setResizableWithParent(details, false);
        var either = new OrMessage(parts);
        two.setTop(head);
        two.setCenter(either);
        runs = model.runs().map(chart -> new RunsPane(model, chart, background));
        runs.ifPresent(_ -> {
            var pages = new Segments<>(List.of(CompareViewModel.Page.values()), CompareViewModel.Page::title,
                    model.pageProperty().get(), model.pageProperty()::set);
            model.pageProperty().subscribe(pages::choose);
            var bar = new HBox(pages);
            bar.getStyleClass().add("runs-pages");
            setTop(bar);
        });
        model.pageProperty().subscribe(page -> setCenter(page == CompareViewModel.Page.RUNS ? runs.orElseThrow() : two));
        model.messageProperty().subscribe(sentence -> {
            if (either.show(sentence) && runs.isEmpty()) {
                focusView();
            }
        });
    }

    private void scale() {
        table.scale(colours.textScale());
    }

    /// Gives the keyboard to the trees, or to the runs.
    public void focusView() {
        if (model.pageProperty().get() == CompareViewModel.Page.RUNS) {
            runs.ifPresent(RunsPane::focusChart);
        } else {
            table.requestFocus();
        }
    }

    /// By which its picture leaves the window.
    public PictureExport export() {
        return head.export();
    }

    /// Gives the keyboard to the choice of plans.
    public void focusSearch() {
        head.focusChoice();
    }
}
