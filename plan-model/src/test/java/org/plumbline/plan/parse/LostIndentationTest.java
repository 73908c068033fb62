package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

class LostIndentationTest {
    private static final String CERTAIN =
            "The indentation of this plan was lost; its tree was rebuilt from the inputs that each node needs.";
    private static final String UNCERTAIN =
            "The indentation of this plan was lost; its tree was rebuilt from the inputs that each node needs, which leaves more than one "
                    + "possibility from line %d on.";

    private static String depths(Plan plan) {
        return plan.nodes().stream().map(node -> Integer.toString(node.depth())).collect(Collectors.joining());
    }

    private static String flat(String text, String margin) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n" + margin));
    }

    private static void assertRebuilt(String text, String depths, String warning) throws PlanParseException {
        Plan plan = Plans.one(text);
        assertThat(depths(plan)).isEqualTo(depths);
        assertThat(plan.warnings()).containsExactly(new Warning(1, warning));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void givesEachNodeItsInputsAndItsProperties(String margin) throws PlanParseException {
        String text = """
                Sort  (cost=10.00..20.00 rows=3 width=4)
                  Sort Key: a
                  ->  Hash Join  (cost=1.00..9.00 rows=3 width=4)
                        Hash Cond: (t.a = u.a)
                        ->  Seq Scan on t  (cost=0.00..3.00 rows=3 width=4)
                              Filter: (b = 1)
                        ->  Hash  (cost=2.00..2.00 rows=3 width=4)
                              ->  Seq Scan on u  (cost=0.00..2.00 rows=3 width=4)
                                    Filter: (c = 1)
                Planning:
                  Buffers: shared hit=3
                Planning Time: 0.100 ms
                JIT:
                  Functions: 4
                  Options: Inlining false, Optimization false, Expressions true, Deforming true
                Execution Time: 1.100 ms
                """;
        assertRebuilt(flat(text, margin), "01223", CERTAIN);
        Plan plan = Plans.one(flat(text, margin));
        assertThat(plan.nodes()).extracting(PlanNode::attributes)
                .isEqualTo(Plans.one(text).nodes().stream().map(PlanNode::attributes).toList());
        assertThat(plan.summary()).isEqualTo(Plans.one(text).summary());
    }

    @Test
    void saysWhereAnAppendLeavesADoubt() throws PlanParseException {
        assertRebuilt("Nested Loop\n->  Append\n->  Seq Scan on a\n->  Seq Scan on b\n->  Seq Scan on c\n", "01222",
                UNCERTAIN.formatted(4));
    }

    @Test
    void thereIsNoDoubtWhereOnlyTheAppendHasRoom() throws PlanParseException {
        assertRebuilt("Limit\n->  Append\n->  Seq Scan on a\n->  Seq Scan on b\n", "0122", CERTAIN);
    }

    @Test
    void costsTellWhatAnAppendCannotHave() throws PlanParseException {
        assertRebuilt("""
                Nested Loop  (cost=0.00..99.00 rows=1 width=4)
                ->  Append  (cost=0.00..20.01 rows=2 width=4)
                ->  Seq Scan on a  (cost=0.00..10.00 rows=1 width=4)
                ->  Seq Scan on b  (cost=0.00..10.00 rows=1 width=4)
                ->  Seq Scan on c  (cost=0.00..10.00 rows=1 width=4)
                """, "01221", UNCERTAIN.formatted(4));
    }

    @Test
    void aHashEndsTheAppendBeforeIt() throws PlanParseException {
        assertRebuilt("Hash Join\n->  Append\n->  Seq Scan on a\n->  Hash\n->  Seq Scan on b\n", "01212", CERTAIN);
    }

    @Test
    void initPlansStandBeforeTheInputsAndSubplansBehindThem() throws PlanParseException {
        assertRebuilt("""
                Aggregate
                InitPlan 1 (returns $0)
                ->  Result
                CTE c
                ->  Limit
                ->  Seq Scan on t
                ->  Nested Loop
                Filter: (SubPlan 4)
                ->  Seq Scan on u
                ->  CTE Scan on c
                SubPlan 4
                ->  Seq Scan on v
                """, "01121222", UNCERTAIN.formatted(4));
    }

    @Test
    void aPlanWithOneArrowLostNothing() throws PlanParseException {
        Plan plan = Plans.one("Limit\n->  Seq Scan on t\nFilter: (a = 1)\nPlanning Time: 0.100 ms\n");
        assertThat(depths(plan)).isEqualTo("01");
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.nodes().getLast().attributes().text("Filter")).contains("(a = 1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Append\n  ->  Seq Scan on a\n  ->  Seq Scan on b\n",
        "Nested Loop\n  ->  Seq Scan on a\n  ->  Seq Scan on b\n",
        "Append  (cost=0.00..9.00 rows=1 width=4)\n->  Seq Scan on a\n      Filter: (a = 1)\n->  Seq Scan on b\n"})
    void indentationThatIsThereIsKept(String text) throws PlanParseException {
        Plan plan = Plans.one(text);
        assertThat(depths(plan)).isEqualTo("011");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void readsEveryLivePlanAsItWasOrSaysThatItIsNotCertain() throws IOException, PlanParseException {
        int certain = 0;
        int uncertain = 0;
        for (Map.Entry<String, String> file : LiveArchive.files().entrySet()) {
            List<Plan> plans = file.getKey().endsWith(".txt") ? Plans.all(file.getValue()) : List.of();
            if (plans.size() != 1 || plans.getFirst().nodes().size() < 3 || file.getKey().contains("weird")) {
                continue;
            }
            Plan plan = Plans.one(flat(file.getValue(), ""));
            assertThat(plan.warnings()).as(file.getKey()).hasSize(1);
            if (plan.warnings().getFirst().message().equals(CERTAIN)) {
                certain++;
                assertThat(plan.nodes()).as(file.getKey()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("lines")
                        .isEqualTo(plans.getFirst().nodes());
            } else {
                uncertain++;
            }
            assertThat(plan.summary()).as(file.getKey()).isEqualTo(plans.getFirst().summary());
        }
        assertThat(certain).isGreaterThan(8 * uncertain);
    }
}
