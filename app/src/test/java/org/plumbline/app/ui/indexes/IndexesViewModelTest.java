package org.plumbline.app.ui.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.PlanFixture;

class IndexesViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void listsTheIndexThatAFindingAsksForWithItsReason() {
        List<IndexRow> rows = new IndexesViewModel(PlanFixture.sample("nested-loop.txt")).rows();

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().sql()).contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS", "(customer_id)").endsWith(";");
        assertThat(rows.getFirst().reasons().getFirst()).contains("99 % of the execution");
        assertThat(rows.getFirst().state()).contains("not tried on a server");
    }

    @Test
    void hasNothingToSuggestForAGoodPlan() {
        assertThat(new IndexesViewModel(PlanFixture.sample("nothing-wrong.txt")).rows()).isEmpty();
    }

    @Test
    void namesTheScriptAfterThePlan() {
        assertThat(new IndexesViewModel(PlanFixture.sample("nested-loop.txt")).scriptName()).isEqualTo("nested-loop-indexes.sql");
    }

    @Test
    void writesTheScriptAndItsRollbackBesideIt() throws IOException {
        var model = new IndexesViewModel(PlanFixture.sample("nested-loop.txt"));
        List<Path> written = new ExportDdlViewModel(model.script(), model.scriptName(), "Run it.").save(folder.resolve("fix"));

        assertThat(written).containsExactly(folder.resolve("fix.sql"), folder.resolve("fix.rollback.sql"));
        assertThat(written.getFirst()).content().contains("-- ", "CREATE INDEX CONCURRENTLY");
        assertThat(written.getLast()).content().contains("DROP INDEX CONCURRENTLY");
    }
}
