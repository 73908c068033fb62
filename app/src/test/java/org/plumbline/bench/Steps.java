package org.plumbline.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.plumbline.app.ui.shell.PlanDocumentView;
import org.plumbline.app.ui.state.FoldedTree;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.NodeSearch;
import org.plumbline.plan.NodeId;

/// Single steps that change much at once, each repeated with frames between them: what is told is the dearest frame, as one task of the
/// FX thread is.
final class Steps {
    private static final int FRAMES = 120;
    private static final int BETWEEN = 20;

    private final PlanDocumentView document;

    Steps(PlanDocumentView document) {
        this.document = document;
    }

    /// In the Tree: the largest group of similar siblings, folded and opened again; none where the plan has no group.
    Optional<Frames> largestGroup() {
        var table = (TableView<?>) document.lookup(".plan-tree .table-view");
        var groups = new FoldedTree(document.document().measured()).groups();
        return IntStream.range(0, groups.size()).boxed().max(Comparator.comparingInt(group -> groups.get(group).members().size()))
                .map(group -> every(frame -> {
                    document.document().selection().select(groups.get(group).parent());
                    table.getSelectionModel().clearAndSelect(row(table, group));
                    press(table, frame % 2 == 0 ? KeyCode.LEFT : KeyCode.RIGHT);
                }));
    }

    /// In the Tree: everything is opened, and the root folded.
    Frames treeRoot() {
        var table = (TableView<?>) document.lookup(".plan-tree .table-view");
        return every(frame -> {
            document.document().selection().select(NodeId.ROOT);
            press(table, frame % 2 == 0 ? KeyCode.MULTIPLY : KeyCode.LEFT);
        });
    }

    /// In the Tree, with everything opened: siblings by the second figure, then as the plan has them.
    Frames sort() {
        var table = (TableView<?>) document.lookup(".plan-tree .table-view");
        return every(frame -> {
            if (frame % 2 == 0) {
                table.getSortOrder().clear();
            } else {
                byFigure(table);
            }
        });
    }

    private static <R> void byFigure(TableView<R> table) {
        table.getSortOrder().setAll(List.of(table.getColumns().get(2)));
    }

    /// In the Diagram: the root, folded and opened again.
    Frames diagramRoot() {
        return every(_ -> {
            document.document().selection().select(NodeId.ROOT);
            press(document.lookup(".diagram"), KeyCode.ENTER);
        });
    }

    /// In any view: what is highlighted changes, and what is coloured by.
    Frames looks() {
        var highlights = document.document().highlights();
        List<HeatBy> heats = Heat.available(document.document().measured());
        return every(step -> {
            if (step % 2 == 0) {
                highlights.setActive(Highlight.SLOWEST, !highlights.isActive(Highlight.SLOWEST));
            } else {
                highlights.heatBy(heats.get(step / 2 % heats.size()));
            }
        });
    }

    /// In any view: a search that finds much is shown, one match after the other chosen, and the search cleared.
    Frames search() {
        NodeSearch search = document.document().search();
        NodeSearch.Result found = search.matching("scan"); // the application looks for it on another thread
        return every(step -> {
            switch (step % 3) {
                case 1 -> search.show(found);
                case 2 -> search.next();
                default -> search.clear();
            }
        });
    }

    /// One node after the other, by the keyboard.
    Frames walk(Node view) {
        return Frames.of(FRAMES, _ -> press(view, KeyCode.DOWN));
    }

    private static Frames every(java.util.function.IntConsumer step) {
        return Frames.of(FRAMES, frame -> {
            if (frame > 0 && frame % BETWEEN == 0) {
                step.accept(frame / BETWEEN);
            }
        });
    }

    private static int row(TableView<?> table, int group) {
        List<?> rows = table.getItems();
        String wanted = "Siblings[group=" + group + "]";
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).toString().contains(wanted)).findFirst().orElse(0);
    }

    private static void press(Node node, KeyCode key) {
        javafx.event.Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
