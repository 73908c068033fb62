package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhatIfPlanTest {
    @Test
    void countsHowOftenAnIndexIsSearched() {
        WhatIfPlan plan = WhatIfPlan.of("""
                [{"Plan": {"Node Type": "Nested Loop", "Total Cost": 100.5, "Plan Rows": 40, "Output": ["a", "b"], "Plans": [
                  {"Node Type": "Index Scan", "Parent Relationship": "Outer", "Index Name": "<7>btree_a", "Total Cost": 8, "Plan Rows": 20},
                  {"Node Type": "Memoize", "Parent Relationship": "Inner", "Total Cost": 4, "Plan Rows": 2, "Plans": [
                    {"Node Type": "Index Only Scan", "Parent Relationship": "Outer", "Index Name": "<8>btree_b", "Total Cost": 4,
                     "Plan Rows": 2}]},
                  {"Node Type": "Index Scan", "Parent Relationship": "InitPlan", "Index Name": "real_one", "Total Cost": 4, "Plan Rows": 1}
                ]}, "Settings": {"work_mem": "64MB"}}]""");

        assertThat(plan.cost()).isEqualTo(100.5);
        assertThat(plan.searches()).containsExactly(new WhatIfPlan.Search(7, 1), new WhatIfPlan.Search(8, 20));
        assertThat(plan.corrected(index -> index == 8 ? 0.5 : 0.25)).isEqualTo(100.5 + 10 + 0.25);
    }

    @Test
    void whatIsStoredIsSearchedOnce() {
        assertThat(WhatIfPlan.of("""
                [{"Plan": {"Node Type": "Nested Loop", "Total Cost": 100.5, "Plan Rows": 40, "Plans": [
                  {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Total Cost": 8, "Plan Rows": 20},
                  {"Node Type": "Materialize", "Parent Relationship": "Inner", "Total Cost": 4, "Plan Rows": 2, "Plans": [
                    {"Node Type": "Index Only Scan", "Parent Relationship": "Outer", "Index Name": "<8>btree_b", "Total Cost": 4,
                     "Plan Rows": 2}]}]}}]""").searches()).containsExactly(new WhatIfPlan.Search(8, 1));
    }
}
