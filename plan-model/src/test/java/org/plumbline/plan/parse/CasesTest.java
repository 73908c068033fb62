package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.AggregateSpace;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Worker;
import org.plumbline.plan.unit.Bytes;

/// What `cases/expected.json` says of parsing alone.
class CasesTest {
    static Plan read(String name) throws IOException, PlanParseException {
        try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + name)) {
            List<Plan> plans = PlanParser.parse(SourceText.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            assertThat(plans).hasSize(1);
            return plans.getFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a-nested-loop-inner-loops.json", "b-nested-loop-under-gather.json", "c-parallel-append-one-process-each.json",
        "d-cte-read-twice.json", "e-initplan-used-by-child.json", "f-subplan-per-row.json", "g-initplan-1-and-10.txt",
        "h-worker-lines-keep-node-figures.txt", "i-subplan-buffers.json", "j-hashagg-spill.txt",
        "k1-yaml.yaml", "k2-xml.xml", "k3-footer-in-german.txt",
        "l1-auto-explain-text.log", "l2-fractional-rows-pg18.txt"})
    void readsWithoutWarnings(String name) throws Exception {
        Plan plan = read(name);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.incomplete()).isFalse();
    }

    @Test
    void workersFiguresStayTheWorkers() throws Exception {
        Plan plan = read("h-worker-lines-keep-node-figures.txt");
        PlanNode scan = plan.nodes().get(1);
        assertThat(plan.nodes()).extracting(node -> hits(node.usage().orElseThrow())).containsExactly(300L, 300L);
        assertThat(scan.workers()).extracting(Worker::number).containsExactly(0, 1);
        assertThat(scan.workers()).extracting(worker -> hits(worker.usage().orElseThrow())).containsExactly(110L, 70L);
        assertThat(scan.parallelAware()).isTrue();
        assertThat(scan.attributes().whole("Rows Removed by Filter")).hasValue(33_333);
    }

    @Test
    void readsTheSpillOfAHashAggregateWithoutPlannedPartitions() throws Exception {
        PlanNode root = read("j-hashagg-spill.txt").root();
        assertThat(root.operation()).isInstanceOfSatisfying(Operation.Aggregate.class, aggregate -> assertThat(aggregate.space())
                .hasValue(new AggregateSpace(5, Bytes.kibibytes(4145), Optional.of(Bytes.kibibytes(98_080)))));
        assertThat(root.attributes().whole("HashAgg Batches")).hasValue(5);
        assertThat(root.attributes().whole("Peak Memory Usage")).hasValue(4145);
        assertThat(root.attributes().whole("Disk Usage")).hasValue(98_080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1-yaml.yaml", "k2-xml.xml"})
    void readsYamlAndXml(String name) throws Exception {
        Plan plan = read(name);
        assertThat(plan.nodes()).hasSize(1);
        assertThat(plan.root().nodeType()).isEqualTo("Seq Scan");
        assertThat(plan.root().estimate().orElseThrow().rows().value()).isEqualTo(2550);
        assertThat(plan.root().lines()).isEqualTo(name.endsWith("yaml") ? new LineRange(2, 9) : new LineRange(3, 12));
    }

    @Test
    void readsAFooterInGerman() throws Exception {
        Plan plan = read("k3-footer-in-german.txt");
        assertThat(plan.nodes()).hasSize(1);
        assertThat(plan.root().estimate().orElseThrow().rows().value()).isEqualTo(13);
        assertThat(plan.root().lines().first()).isEqualTo(3);
    }

    @Test
    void readsAutoExplainsQueryAndDuration() throws Exception {
        Plan plan = read("l1-auto-explain-text.log");
        assertThat(plan.origin().query()).hasValue("select *\nfrom t where a = 1");
        assertThat(plan.origin().logDuration()).hasValue(Duration.ofNanos(12_345_000));
        assertThat(plan.origin().loggedAt()).hasValue("2026-01-01 10:00:00 UTC");
        assertThat(plan.root().nodeType()).isEqualTo("Seq Scan");
        assertThat(plan.root().lines().first()).isEqualTo(4);
    }

    @Test
    void readsFractionsOfRows() throws Exception {
        Plan plan = read("l2-fractional-rows-pg18.txt");
        assertThat(plan.root().executed().orElseThrow().rowsAllLoops().value()).isEqualTo(3);
        assertThat(plan.root().attributes().whole("Index Searches")).hasValue(12);
        assertThat(hits(plan.summary().planningUsage().orElseThrow())).isEqualTo(6);
    }

    private static long hits(Usage usage) {
        return usage.buffers().sharedHit().count();
    }
}
