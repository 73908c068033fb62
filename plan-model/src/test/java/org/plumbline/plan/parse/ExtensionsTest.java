package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;

/// Plans of extensions and of PostgreSQL's relatives.
class ExtensionsTest {
    private static final String CITUS = """
            Sort  (cost=1.00..2.00 rows=3 width=4)
              Sort Key: remote_scan.n
              ->  Custom Scan (Citus Adaptive)  (cost=0.00..0.00 rows=100000 width=40)
                    ->  Distributed Subplan 3_1
                          Subplan Duration: 1.50 ms
                          ->  Custom Scan (Citus Adaptive)  (cost=0.00..0.00 rows=100 width=4)
                                Task Count: 1
                                Tasks Shown: All
                                ->  Task
                                      Node: host=localhost port=9701 dbname=shop
                                      ->  Seq Scan on users_102008 users  (cost=0.00..35.50 rows=13 width=4)
                    Task Count: 32
                    Tasks Shown: One of 32
                    ->  Task
                          Node: host=localhost port=9702 dbname=shop
                          ->  HashAggregate  (cost=3.00..4.00 rows=5 width=6)
                                Group Key: status
                                ->  Seq Scan on orders_102040 orders  (cost=0.00..35.50 rows=13 width=4)
            """;

    @Test
    void remotePlansOfCitusAreNodes() throws PlanParseException {
        Plan plan = Plans.one(CITUS);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Sort", "Custom Scan", "Custom Scan", "Seq Scan",
                "Aggregate", "Seq Scan");
        assertThat(plan.nodes()).extracting(PlanNode::depth).containsExactly(0, 1, 2, 3, 2, 3);
        assertThat(plan.warnings()).isEmpty();
        PlanNode subplan = plan.nodes().get(2);
        assertThat(subplan.relationship()).contains(Relationship.INIT_PLAN);
        assertThat(subplan.subplanName()).contains("Distributed Subplan 3_1");
        PlanNode remote = plan.nodes().get(4);
        assertThat(remote.relationship()).contains(Relationship.MEMBER);
        assertThat(remote.attributes().get("Task").orElseThrow().toString()).contains("port=9702");
        assertThat(plan.nodes().get(1).attributes().get("Task Count")).contains(new AttributeValue.Whole(32));
    }

    @Test
    void remotePlansOfCitusAreNodesInJsonAndXmlToo() throws PlanParseException {
        Plan json = Plans.one("""
                [{"Plan": {"Node Type": "Custom Scan", "Custom Plan Provider": "Citus Adaptive", "Distributed Query": {"Job": {
                  "Task Count": 2, "Tasks Shown": "One of 2", "Tasks": [{"Node": "host=h", "Remote Plan": [[{"Plan": {
                    "Node Type": "Aggregate", "Plans": [{"Node Type": "Seq Scan", "Relation Name": "t_1"}]}}]]}]}}}}]
                """);
        Plan xml = Plans.one("""
                <explain><Query><Plan><Node-Type>Custom Scan</Node-Type><Distributed-Query><Job><Tasks><Task><Remote-Plan>
                <explain><Query><Plan><Node-Type>Aggregate</Node-Type><Plans><Plan><Node-Type>Seq Scan</Node-Type>
                </Plan></Plans></Plan></Query></explain>
                </Remote-Plan></Task></Tasks></Job></Distributed-Query></Plan></Query></explain>
                """);
        for (Plan plan : new Plan[] {json, xml}) {
            assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Custom Scan", "Aggregate", "Seq Scan");
            assertThat(plan.nodes().get(1).relationship()).contains(Relationship.MEMBER);
        }
    }

    @Test
    void readsGreenplumsMotionsAndSlices() throws PlanParseException {
        Plan plan = Plans.one("""
                Gather Motion 3:1  (slice1; segments: 3)  (cost=0.00..431.00 rows=1 width=8) (actual time=5.1..5.2 rows=9 loops=1)
                  ->  Hash Join  (cost=0.00..431.00 rows=1 width=8) (actual time=2.1..3.2 rows=3 loops=1)
                        Hash Cond: (a.id = b.id)
                        Extra Text: (seg0)   Hash chain length 1.0 avg, 1 max, using 3 of 524288 buckets.
                        ->  Seq Scan on a  (cost=0.00..431.00 rows=1 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                        ->  Hash  (cost=431.00..431.00 rows=1 width=4) (actual time=0.5..0.5 rows=3 loops=1)
                              ->  Redistribute Motion 3:3  (slice2; segments: 3)  (cost=0..431 rows=1 width=4) (never executed)
                                    Hash Key: b.id
                                    ->  Seq Scan on b  (cost=0.00..431.00 rows=1 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                Planning time: 12.1 ms
                  (slice0)    Executor memory: 127K bytes.
                  (slice1)    Executor memory: 60K bytes avg x 3 workers, 60K bytes max (seg0).
                Memory used:  128000kB
                Optimizer: Pivotal Optimizer (GPORCA)
                Execution time: 5.9 ms
                """);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Gather Motion", "Hash Join", "Seq Scan", "Hash",
                "Redistribute Motion", "Seq Scan");
        assertThat(plan.root().attributes().get("Segments")).contains(new AttributeValue.Whole(3));
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.summary().executionTime()).isPresent();
    }

    @Test
    void readsWhatTimescaleAndPathmanAdd() throws PlanParseException {
        Plan plan = Plans.one("""
                Custom Scan (ChunkAppend) on metrics  (cost=0.15..10.00 rows=100 width=16)
                  Order: metrics."time" DESC
                  Chunks excluded during startup: 2
                  ->  Custom Scan (DecompressChunk) on _hyper_1_1_chunk  (cost=0.15..5.00 rows=50 width=16)
                        Vectorized Filter: (device = 3)
                        ->  Seq Scan on compress_hyper_2_3_chunk  (cost=0.00..35.50 rows=13 width=4)
                  ->  Custom Scan (RuntimeAppend)  (cost=0.00..1.00 rows=1 width=4)
                        Prune by: (t.id = 1)
                        ->  Seq Scan on t_1  (cost=0.00..35.50 rows=13 width=4)
                """);
        assertThat(plan.nodes()).hasSize(5);
        assertThat(plan.root().attributes().text("Custom Plan Provider")).contains("ChunkAppend");
        assertThat(plan.warnings()).isEmpty();
    }
}
