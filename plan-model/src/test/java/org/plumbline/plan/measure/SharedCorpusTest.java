package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Plan;
import org.plumbline.plan.SharedCorpus;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// The laws over every real plan at hand that may not be copied into the project, and their numbers of nodes.
class SharedCorpusTest {
    /// Files of several plans, where the reference counts arrows, and one more: it misses the roots after the first.
    private static final Map<String, Integer> COUNTED_WITHOUT_LATER_ROOTS = Map.of(
            "pg_hint_plan/expected__ut-G.out--L136.out", 20,
            "pg_hint_plan/expected__ut-G.out--L312.out", 26,
            "pg_hint_plan/expected__ut-G.out--L618.out", 39,
            "pg_hint_plan/expected__ut-J.out--L3581.out", 39,
            "pg_hint_plan/expected__ut-S.out--L2299.out", 22,
            "pg_hint_plan/expected__ut-S.out--L2430.out", 22,
            "postgresql-13/src__test__regress__expected__foreign_key.out--L1417.out", 6,
            "postgresql-17/src__test__regress__expected__updatable_views.out--L3136.out", 7);

    /// Plans whose printed figures contradict each other, which is said and not hidden (rule 5).
    private static final Map<String, String> CONTRADICTORY = Map.of(
            // The Limit took its row from this Gather after 0.490 ms; the processes went on until they were told to stop, 0.593 ms on
            // average: more than the Gather's whole time.
            "pganalyze-collector/logs__querysample__testdata__json_parallel_params_evaluated.in.json",
            "node 4 (Gather) has a time of its own below 0",
            // Put together from several runs by the manual's authors: its inputs read 5 + 6 blocks, it read 6.
            "postgresql-docs/pg18__perform.sgml--20.txt", "node 0 (Nested Loop) has blocks of its own below 0",
            // Shortened by the manual's authors: the Update's own line of buffers is left out, its input's is not.
            "postgresql-docs/pg18__perform.sgml--29.txt", "node 0 (ModifyTable) has blocks of its own below 0");

    private final List<String> unread = new ArrayList<>();
    private final Map<String, String> breaches = new TreeMap<>();
    private SharedCorpus corpus;
    private int plans;

    @BeforeEach
    void findCorpus() {
        assumeTrue(SharedCorpus.find().isPresent(), SharedCorpus.ABSENT);
        corpus = SharedCorpus.find().orElseThrow();
    }

    @Test
    void everyPlanOfTheIndexAddsUpAndHasItsNodes() throws IOException {
        Map<String, Integer> otherCounts = new TreeMap<>();
        for (SharedCorpus.Entry entry : corpus.index()) {
            int nodes = read(entry.file(), corpus.read(entry.file()));
            if (entry.nodes().isPresent() && entry.nodes().get() != nodes) {
                otherCounts.put(entry.file(), nodes);
            }
        }
        assertThat(unread).isEmpty();
        assertThat(otherCounts).containsExactlyInAnyOrderEntriesOf(COUNTED_WITHOUT_LATER_ROOTS);
        assertThat(breaches).containsExactlyInAnyOrderEntriesOf(CONTRADICTORY);
    }

    @Test
    void everyOutputOfALiveServerAddsUp() throws IOException {
        corpus.live(this::read);
        assertThat(unread).isEmpty();
        assertThat(plans).isGreaterThan(6_000);
        assertThat(breaches).isEmpty();
    }

    private int read(String file, byte[] bytes) {
        try {
            int nodes = 0;
            for (Plan plan : PlanParser.parse(SourceText.of(file, bytes))) {
                plans++;
                nodes += plan.nodes().size();
                Laws.broken(Measure.of(plan)).forEach(law -> breaches.merge(file, law, (all, next) -> all + "; " + next));
            }
            return nodes;
        } catch (PlanParseException e) {
            unread.add(file + ": " + e.getMessage());
            return 0;
        }
    }
}
