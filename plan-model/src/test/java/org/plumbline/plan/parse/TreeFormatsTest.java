package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Format;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.Worker;

class TreeFormatsTest {
    private static final int DEPTH = 5000;
    private static final int DEPTH_BY_INDENTATION = 1000;

    /// PostgreSQL 12 prints sorts of workers and their times under two keys of the same name.
    @Test
    void mergesRepeatedKeys() throws PlanParseException {
        Plan json = Plans.one("""
                [{"Plan": {"Node Type": "Sort", "Actual Rows": 1, "Actual Loops": 3, "Actual Total Time": 2.0,
                  "Actual Startup Time": 1.0,
                  "Workers": [{"Worker Number": 0, "Sort Method": "quicksort"}, {"Worker Number": 1, "Sort Method": "quicksort"}],
                  "Workers": [{"Worker Number": 0, "Actual Startup Time": 1.0, "Actual Total Time": 2.0, "Actual Rows": 1,
                    "Actual Loops": 1}]}}]
                """);
        Plan yaml = Plans.one("""
                - Plan:
                    Node Type: "Sort"
                    Actual Rows: 1
                    Actual Loops: 3
                    Actual Startup Time: 1.0
                    Actual Total Time: 2.0
                    Workers:
                      - Worker Number: 0
                        Sort Method: "quicksort"
                      - Worker Number: 1
                        Sort Method: "quicksort"
                    Workers:
                      - Worker Number: 0
                        Actual Startup Time: 1.0
                        Actual Total Time: 2.0
                        Actual Rows: 1
                        Actual Loops: 1
                    Plans:
                      - Node Type: "Result"
                """);
        for (Plan plan : List.of(json, yaml)) {
            List<Worker> workers = plan.root().workers();
            assertThat(workers).extracting(Worker::number).containsExactly(0, 1);
            assertThat(workers).extracting(worker -> worker.attributes().texts("Sort Method")).containsOnly(List.of("quicksort"));
            assertThat(workers.getFirst().execution()).isInstanceOf(Execution.Executed.class);
            assertThat(workers.getLast().execution()).isEqualTo(Execution.NOT_ANALYZED);
        }
    }

    @Test
    void keepsWhatItDoesNotKnow() throws PlanParseException {
        Attributes attributes = Plans.one("""
                [{"Plan": {"Node Type": "Quantum Scan", "Qubits": 7, "Entangled": {"With": ["a", "b"]}}}]
                """).root().attributes();
        assertThat(attributes.whole("Qubits")).hasValue(7);
        assertThat(attributes.get("Entangled")).get().isInstanceOf(AttributeValue.Group.class);
    }

    @Test
    void oneHeaderStandsOverAllSubPlansBefore84() throws PlanParseException {
        Plan plan = Plans.one("""
                Nested Loop  (cost=30.00..34.33 rows=1 width=40)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=40)
                        Filter: ((subplan) OR (subplan))
                        SubPlan
                          ->  Limit  (cost=29.99..30.00 rows=1 width=19)
                                ->  Seq Scan on u  (cost=29.99..30.00 rows=4 width=19)
                          ->  Limit  (cost=29.99..30.00 rows=1 width=19)
                                ->  Seq Scan on v  (cost=29.99..30.00 rows=4 width=19)
                  ->  Seq Scan on w  (cost=0.00..1.00 rows=1 width=40)
                """);
        assertThat(plan.nodes()).extracting(node -> node.relationship().map(Relationship::label).orElse(""))
                .containsExactly("", "Outer", "SubPlan", "Outer", "SubPlan", "Outer", "Inner");
    }

    @Test
    void readsABareNode() throws PlanParseException {
        Plan plan = Plans.one("{\"Startup Cost\": 0.0, \"Node Type\": \"Limit\", \"Plans\": [{\"Node Type\": \"Result\"}]}");
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.root().nodeType()).isEqualTo("Limit");
    }

    @Test
    void aNodesLinesEndWhereItsChildrenStart() throws PlanParseException {
        Plan plan = Plans.one("""
                [
                  {
                    "Plan": {
                      "Node Type": "Limit",
                      "Plans": [
                        {
                          "Node Type": "Result"
                        }
                      ]
                    },
                    "Planning Time": 1.0
                  }
                ]
                """);
        assertThat(plan.root().lines()).isEqualTo(new LineRange(3, 5));
        assertThat(plan.nodes().get(1).lines()).isEqualTo(new LineRange(6, 8));
        assertThat(plan.origin().lines()).isEqualTo(new LineRange(3, 12));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void readsAPlanOfThousandsOfLevels(Format format) throws PlanParseException {
        int depth = format == Format.YAML ? DEPTH_BY_INDENTATION : DEPTH;
        Plan plan = Plans.one(deep(format, depth));
        assertThat(plan.nodes()).hasSize(depth);
        assertThat(plan.nodes().getLast().depth()).isEqualTo(depth - 1);
        assertThat(plan.origin().format()).isEqualTo(format);
    }

    private static String deep(Format format, int depth) {
        var text = new StringBuilder();
        switch (format) {
            case TEXT -> {
                for (int i = 0; i < depth; i++) {
                    text.append(" ".repeat(i)).append("->  Append  (cost=0.00..1.00 rows=1 width=4)\n");
                }
            }
            case JSON -> text.append("[{\"Plan\": ").append("{\"Node Type\": \"Append\", \"Plans\": [".repeat(depth - 1))
                    .append("{\"Node Type\": \"Result\"").append("}]".repeat(depth - 1)).append("}}]");
            case XML -> text.append("<explain><Query>").append("<Plan><Node-Type>Append</Node-Type><Plans>".repeat(depth - 1))
                    .append("<Plan><Node-Type>Result</Node-Type></Plan>").append("</Plans></Plan>".repeat(depth - 1))
                    .append("</Query></explain>");
            case YAML -> {
                text.append("- Plan:\n    Node Type: \"Append\"\n");
                for (int i = 1; i < depth; i++) {
                    text.append(" ".repeat(2 * i + 2)).append("Plans:\n").append(" ".repeat(2 * i + 2)).append("- Node Type: \"Append\"\n");
                }
            }
        }
        return text.toString();
    }
}
