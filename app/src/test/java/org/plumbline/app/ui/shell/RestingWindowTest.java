package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.shell.PlanDocumentView.View;
import org.plumbline.testkit.fx.ShownWindow;
import org.plumbline.testkit.fx.WindowTest;

class RestingWindowTest extends WindowTest {
    private static final Path CASE = Path.of("../plan-model/src/test/resources/corpus/limit-above-fan-out");

    @Test
    void noViewIsLaidOutForEver() {
        window.open(CASE.resolve("plan.txt"));
        for (View view : View.values()) {
            ShownWindow.onFxThread(() -> {
                window.app().window().show(view);
                return view;
            });
            window.waitForRest();
        }
        window.open(CASE.resolve("after.txt"));
        ShownWindow.onFxThread(() -> {
            window.app().window().compare();
            return true;
        });
        window.waitForRest();
        assertThat(((TableView<?>) window.shown(".compare-document .table-view")).getItems()).isNotEmpty();
    }

    @Test
    void noPanelIsLaidOutForEver() {
        window.waitForRest();
        window.open(CASE.resolve("plan.txt"));
        for (String panel : List.of("indexes", "rewrites", "pool", "shards", "cache", "replicas")) {
            ShownWindow.onFxThread(() -> {
                window.app().window().togglePanel(panel);
                return panel;
            });
            window.waitForRest();
        }
    }

    @Test
    void headingsSortSiblingsOfTheTree() {
        window.open(CASE.resolve("plan.txt"));
        TableView<?> table = (TableView<?>) window.shown(".plan-tree .table-view");
        List<String> asPlanned = rows(table);
        assertThat(sorted(table, SortType.ASCENDING)).hasSameElementsAs(asPlanned).isNotEqualTo(sorted(table, SortType.DESCENDING));
        ShownWindow.onFxThread(() -> {
            table.getSortOrder().clear();
            return table;
        });
        assertThat(rows(table)).isEqualTo(asPlanned);
    }

    private <R> List<String> sorted(TableView<R> table, SortType type) {
        ShownWindow.onFxThread(() -> {
            TableColumn<R, ?> total = table.getColumns().get(2);
            total.setSortType(type);
            return table.getSortOrder().setAll(List.of(total));
        });
        window.waitForWork();
        return rows(table);
    }

    /// What stands in each, without its guides.
    private static List<String> rows(TableView<?> table) {
        return ShownWindow.onFxThread(() -> table.getItems().stream().map(row -> row.toString().replaceFirst(", depth=.*", "")).toList());
    }
}
