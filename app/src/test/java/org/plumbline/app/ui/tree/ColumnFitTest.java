package org.plumbline.app.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.tree.TreeColumn.LOOPS;
import static org.plumbline.app.ui.tree.TreeColumn.ROWS;
import static org.plumbline.app.ui.tree.TreeColumn.SELF;
import static org.plumbline.app.ui.tree.TreeColumn.TOTAL;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnFitTest {
    private static final Map<TreeColumn, Double> FOUR = Map.of(SELF, 80.0, TOTAL, 80.0, ROWS, 70.0, LOOPS, 50.0);

    @Test
    void allAreShownWhereThereIsRoom() {
        assertThat(ColumnFit.shown(FOUR, Set.of(), 680, 400)).containsExactlyInAnyOrder(SELF, TOTAL, ROWS, LOOPS);
    }

    @Test
    void theLeastTellingGoFirst() {
        assertThat(ColumnFit.shown(FOUR, Set.of(), 640, 400)).containsExactlyInAnyOrder(SELF, TOTAL, ROWS);
    }

    @Test
    void selfTimeAndRowsStayHoweverNarrow() {
        assertThat(ColumnFit.shown(FOUR, Set.of(), 100, 400)).containsExactlyInAnyOrder(SELF, ROWS);
    }

    @Test
    void whatThePersonAskedForStays() {
        assertThat(ColumnFit.shown(FOUR, Set.of(LOOPS), 640, 400)).containsExactlyInAnyOrder(SELF, ROWS, LOOPS);
    }
}
