package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.Screenshots.Size;
import org.plumbline.testkit.fx.WindowTest;

/// Takes the pictures in `target/screenshots/` that no other test takes: for a person to look at, and for the README.
@Pictured
class PicturesTest extends WindowTest {
    private static final String ESTIMATE = """
            Hash Join  (cost=3084.00..21456.10 rows=16667 width=44)
              Hash Cond: (o.customer_id = c.id)
              ->  Seq Scan on orders o  (cost=0.00..15406.00 rows=500000 width=22)
                    Filter: (status = 'open'::text)
              ->  Hash  (cost=2584.00..2584.00 rows=40000 width=30)
                    ->  Index Scan using customers_country_idx on customers c  (cost=0.29..2584.00 rows=40000 width=30)
                          Index Cond: (country = 'NL'::text)
            """;

    private static final String DISTURBED = """
            Limit  (cost=0.42..41.10 rows=10 width=72) (actual time=0.035..118.204 rows=10 loops=1)
              Buffers: shared hit=1280 read=14200 (DISK I/O BOTTLENECK)
              ??? copied from the monitoring page, ask Ann
              ->  Index Scan Backward using orders_created_at_idx on orders  (cost=0.42..81207.43 rows=19960 width=72)\
            (actual time=0.034..118.199 rows=10 loops=1)   <- slow!
                    Filter: (status = 'returned'::text)
                    [see the other tab for the definition of the index, which is the same on all of our reporting servers]
                    Rows Removed by Filter: 182340
            Planning Time: 0.231 ms
            Execution Time: 118.240 ms
            """;

    @Test
    void ofTheEmptyWindow() {
        assertThat(Screenshots.take("empty", window.stage())).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void ofPlans() throws IOException {
        window.open(sample("sequential-scan"), sample("sort-on-disk"), sample("misestimate"));
        assertThat(Screenshots.take("plan", window.stage())).isNotEmpty();
        show(window -> window.show(PlanDocumentView.View.TEXT));
        Screenshots.take("plan-text", window.stage(), List.of(Size.LAPTOP));
        show(window -> window.show(PlanDocumentView.View.ICICLE));
        Screenshots.take("plan-icicle", window.stage());
        show(window -> window.show(PlanDocumentView.View.TREE));
        show(shown -> shown.togglePanel("indexes"));
        Screenshots.take("plan-indexes", window.stage(), List.of(Size.LAPTOP));
        window.open(sample("misestimate"));
        Screenshots.take("plan-misestimate", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofStatementsAndStatistics() throws IOException {
        for (String id : List.of("sequential-scan", "nested-loop", "worker-skew")) {
            openSample(id);
            show(window -> window.show(PlanDocumentView.View.SQL));
            window.waitForWork();
            assertThat(Screenshots.take("plan-sql-" + id, window.stage(), List.of(Size.LAPTOP))).isNotEmpty();
            show(window -> window.show(PlanDocumentView.View.STATISTICS));
            Screenshots.take("plan-statistics-" + id, window.stage(), List.of(Size.LAPTOP));
        }
        onFxThread(() -> {
            var table = (TableView<?>) window.stage().getScene().lookup(".plan-statistics .table-view");
            table.getSelectionModel().select(1);
            return window;
        });
        Screenshots.take("plan-statistics-chosen", window.stage());
        openSample("nested-loop");
        show(window -> window.show(PlanDocumentView.View.SQL));
        onFxThread(() -> {
            ((ToggleButton) window.stage().getScene().lookup(".plan-sql-bar .toggle-button")).fire();
            return window;
        });
        window.waitForWork();
        Screenshots.take("plan-sql-formatted", window.stage());
        window.open(window.file("generated.txt", "Query Text: select o1_.id as id_1_0_, o1_.total as total_2_0_ from orders o1_ "
                + "where o1_.id in (" + "1000017, ".repeat(5_000) + "1000018) and o1_.total > 5 order by o1_.total desc\n" + ESTIMATE));
        show(window -> window.show(PlanDocumentView.View.SQL));
        window.waitForWork();
        Screenshots.take("plan-sql-generated", window.stage(), List.of(Size.LAPTOP));
        window.open(window.file("estimate.txt", ESTIMATE));
        show(window -> window.show(PlanDocumentView.View.SQL));
        Screenshots.take("plan-sql-none", window.stage(), List.of(Size.LAPTOP));
        show(window -> window.show(PlanDocumentView.View.STATISTICS));
        Screenshots.take("plan-statistics-estimate", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofWhatIsHighlightedAndFound() throws IOException {
        openSample("nested-loop");
        onFxThread(() -> {
            document().search().show(document().search().matching("customer_id"));
            document().highlights().setActive(Highlight.SLOWEST, true);
            document().selection().select(NodeId.ROOT);
            return window;
        });
        for (var view : List.of(PlanDocumentView.View.TEXT, PlanDocumentView.View.SQL, PlanDocumentView.View.STATISTICS)) {
            show(window -> window.show(view));
            String name = "marks-" + view.title().toLowerCase(Locale.ROOT);
            assertThat(Screenshots.take(name, window.stage(), List.of(Size.LAPTOP))).hasSize(2);
        }
        window.open(window.file("large.txt", wide(10_000)));
        onFxThread(() -> {
            document().search().show(document().search().matching("events_12"));
            return window;
        });
        show(window -> window.show(PlanDocumentView.View.TEXT));
        select(node -> node.nodeType().equals("Seq Scan"));
        Screenshots.take("marks-text-long", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofDiagrams() throws IOException {
        window.open(sample("misestimate"));
        show(window -> window.show(PlanDocumentView.View.DIAGRAM));
        window.waitForWork();
        assertThat(Screenshots.take("plan-diagram", window.stage())).isNotEmpty();
        window.open(sample("cte-read-twice"));
        show(window -> window.show(PlanDocumentView.View.DIAGRAM));
        window.waitForWork();
        Screenshots.take("plan-diagram-cte", window.stage());
    }

    @Test
    void ofASavedReport() throws IOException {
        window.open(sample("sequential-scan"));
        show(shown -> shown.saveReport(new ReportFile(folder.resolve("slow-orders-report.html"), ReportFormat.HTML)));
        window.waitForWork();
        Screenshots.take("report-saved", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofCardsAndNotices() throws IOException {
        window.open(sample("sequential-scan"));
        window.open(window.file("letter.txt", "Dear Ada,\n\nthe plan you asked for is attached.\n"));
        Screenshots.take("error", window.stage(), List.of(Size.LAPTOP));
        onFxThread(() -> {
            ((Button) window.stage().getScene().lookup(".notice .button")).fire();
            return window;
        });
        Screenshots.take("error-details", window.stage(), List.of(Size.LAPTOP));
        show(MainWindow::showKeys);
        Screenshots.take("keys", window.stage(), List.of(Size.LAPTOP));
        show(MainWindow::showAbout);
        assertThat(Screenshots.take("about", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
    }

    @Test
    void ofALogWithManyPlans() throws IOException {
        var log = new StringBuilder();
        for (String id : List.of("sequential-scan", "nested-loop", "sort-on-disk", "heap-fetches")) {
            log.append(sampleOf(id).planText()).append('\n');
        }
        window.open(window.file("production-2026-01-31-of-the-reporting-server.log", log.toString()));
        assertThat(Screenshots.take("log", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
    }

    @Test
    void ofALogOfPlans() throws IOException {
        window.open(log("pg17-text.log.gz"));
        assertThat(Screenshots.take("log-of-plans", window.stage())).isNotEmpty();
        window.open(window.file("quiet.log", "2026-01-01 00:00:00 UTC [7] LOG:  database system is ready\n".repeat(5)));
        Screenshots.take("log-without-plans", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofALogThatIsRead() throws IOException {
        String text = SourceText.read(log("pg17-text.log.gz")).text();
        window.openUpTo(0.5, window.file("production.log", text.repeat(200)));
        assertThat(Screenshots.take("log-reading", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
        onFxThread(() -> {
            window.app().background().jobs().getFirst().cancel();
            return window;
        });
        window.waitForWork();
        Screenshots.take("log-stopped", window.stage(), List.of(Size.LAPTOP));
    }

    private static Path log(String name) {
        return Path.of("../plan-model/src/test/resources/logs").resolve(name);
    }

    @Test
    void ofPlansThatAreUnlikeTheOthers() throws IOException {
        window.open(sample("nested-loop"));
        assertThat(Screenshots.take("plan-nested-loop", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
        window.open(sample("worker-skew"));
        select(node -> node.nodeType().equals("Gather Merge"));
        Screenshots.take("plan-workers", window.stage(), List.of(Size.LAPTOP));
        select(node -> !node.workers().isEmpty());
        Screenshots.take("plan-processes", window.stage(), List.of(Size.DESKTOP));
        window.open(sample("partitions-all-read"));
        Screenshots.take("plan-partitions", window.stage(), List.of(Size.LAPTOP));
        select(PlanNode::isLeaf);
        Screenshots.take("plan-partitions-open", window.stage(), List.of(Size.LAPTOP));
        window.open(window.file("estimate.txt", ESTIMATE));
        Screenshots.take("plan-estimate", window.stage(), List.of(Size.LAPTOP));
    }

    @Test
    void ofATextWithLinesThatAreNoneOfExplains() throws IOException {
        window.open(window.file("from-a-ticket.txt", DISTURBED));
        Screenshots.take("plan-warnings", window.stage(), List.of(Size.LAPTOP));
        show(window -> window.show(PlanDocumentView.View.TEXT));
        assertThat(Screenshots.take("plan-text-warnings", window.stage())).isNotEmpty();
    }

    @Test
    void ofPlansThatAreLargeOrDeep() throws IOException {
        window.open(window.file("deep.txt", deep(40)));
        assertThat(Screenshots.take("plan-deep", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
        window.open(window.file("large.txt", wide(10_000)));
        assertThat(Screenshots.take("plan-large", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
        show(window -> window.show(PlanDocumentView.View.ICICLE));
        assertThat(Screenshots.take("plan-icicle-large", window.stage(), List.of(Size.LAPTOP))).hasSize(2);
    }

    /// Nested loops with a table at the bottom whose name has all the 63 bytes that PostgreSQL gives it.
    private static String deep(int levels) {
        var plan = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            String name = level < levels - 1 ? "Nested Loop" : "Seq Scan on " + "orders_".repeat(9);
            plan.append(" ".repeat(Math.max(0, level * 6 - 4))).append(level == 0 ? "" : "->  ").append(name)
                    .append("  (cost=0.00..900.00 rows=100 width=8) (actual time=0.010..").append(900 - level)
                    .append(".000 rows=100 loops=1)\n");
        }
        return plan.append("Execution Time: 901.000 ms\n").toString();
    }

    private static String wide(int nodes) {
        var plan = new StringBuilder("Append  (cost=0.00..90000.00 rows=100000 width=8)"
                + " (actual time=0.010..9000.000 rows=100000 loops=1)\n");
        for (int number = 1; number < nodes; number++) {
            plan.append("  ->  Seq Scan on events_").append(number).append(" events_").append(number)
                    .append("  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..0.500 rows=10 loops=1)\n");
        }
        return plan.append("Execution Time: 9001.000 ms\n").toString();
    }

    private void select(Predicate<PlanNode> wanted) {
        onFxThread(() -> {
            PlanDocument document = document();
            document.selection().select(document.plan().nodes().stream().filter(wanted).findFirst().orElseThrow().id());
            return document;
        });
    }

    private PlanDocument document() {
        return ((DocumentTabs) window.stage().getScene().lookup(".documents")).shownPlan().orElseThrow().document();
    }

    private void show(Consumer<MainWindow> command) {
        onFxThread(() -> {
            command.accept(window.app().window());
            return window;
        });
        window.waitForWork();
    }

    private Path sample(String id) throws IOException {
        return window.file(id + ".txt", sampleOf(id).planText());
    }

    /// With its statement, as the sample's card opens it.
    private void openSample(String id) throws IOException {
        Sample sample = sampleOf(id);
        String query = sample.query().orElseThrow();
        window.open(window.file(id + ".txt", "Query Text: " + query.strip().replace("\n", "\n\t") + "\n" + sample.planText()));
    }

    private static Sample sampleOf(String id) {
        return Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
