package org.plumbline.app.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.statistics.Grouping;
import org.plumbline.testkit.DrawnWords;
import org.plumbline.testkit.PlanFixture;

class StatisticsPictureTest {
    private final StatisticsViewModel model = new StatisticsViewModel(
            PlanDocument.of(PlanFixture.sample("nested-loop.txt")), new InlineBackground());

    @Test
    void hasTheGroupsAsTheyAreSortedAndTheSumsBelow() {
        model.show(Grouping.TABLE);
        model.sort(Optional.of(StatisticsColumn.ROWS), true);
        List<String> words = words("Rows, smallest first");
        assertThat(words.getFirst()).isEqualTo("Statistics by table, sorted by Rows, smallest first.");
        assertThat(words).contains("Table", "Nodes", "Self time", "Share", "Share of the plan:", "≥50 %")
                .containsSubsequence(model.rows().stream().map(StatisticsRow::name).toList());
        assertThat(words).contains("Nodes without a table", "Whole plan");
    }

    @Test
    void whereThereAreNoGroupsThatIsSaid() {
        model.show(Grouping.FUNCTION);
        assertThat(model.rows()).isEmpty();
        assertThat(String.join(" ", words(""))).contains("Statistics by function.").containsIgnoringCase("no ");
    }

    private List<String> words(String sorted) {
        return DrawnWords.of(DrawnWords.whole(model.picture(sorted)));
    }
}
