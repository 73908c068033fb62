package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Target;

class NodeTextTest {
    @Test
    void namesWhatIsRead() {
        assertThat(title(new Operation.SeqScan(table("orders", "o"), Optional.empty()))).isEqualTo("Seq Scan on orders o");
        assertThat(title(new Operation.SeqScan(table("orders", "orders"), Optional.empty()))).isEqualTo("Seq Scan on orders");
        assertThat(title(new Operation.SeqScan(inSchema("public"), Optional.empty()))).isEqualTo("Seq Scan on t");
        assertThat(title(new Operation.SeqScan(inSchema("audit"), Optional.empty()))).isEqualTo("Seq Scan on audit.t");
        assertThat(title(new Operation.IndexScan(table("order_items", "i"), "order_items_order_id_idx", "Backward",
                Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("Index Scan Backward on order_items i using order_items_order_id_idx");
        assertThat(title(new Operation.BitmapIndexScan("t_a_idx", Optional.empty()))).isEqualTo("Bitmap Index Scan on t_a_idx");
        assertThat(title(new Operation.CteScan("recent", alias("r"), Optional.empty()))).isEqualTo("CTE Scan on recent r");
        assertThat(title(new Operation.FunctionScan(Optional.of("generate_series"), alias("generate_series"), Optional.empty())))
                .isEqualTo("Function Scan on generate_series");
    }

    @Test
    void namesJoinsAggregatesAndChangesAsPostgresDoes() {
        assertThat(title(new Operation.HashJoin(JoinType.INNER, Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("Hash Join");
        assertThat(title(new Operation.HashJoin(JoinType.RIGHT_SEMI, Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("Hash Right Semi Join");
        assertThat(title(new Operation.NestedLoop(JoinType.LEFT, false, Optional.empty(), Optional.empty())))
                .isEqualTo("Nested Loop Left Join");
        assertThat(title(new Operation.Aggregate("Hashed", "Partial", List.of(), Optional.empty(), Optional.empty())))
                .isEqualTo("Partial HashAggregate");
        assertThat(title(new Operation.Aggregate("Plain", "Simple", List.of(), Optional.empty(), Optional.empty()))).isEqualTo("Aggregate");
        assertThat(title(new Operation.ModifyTable("Insert", table("t", "t")))).isEqualTo("Insert on t");
        assertThat(title(new Operation.SetOp("Hashed", "Except All"))).isEqualTo("HashSetOp Except All");
        assertThat(title(new Operation.Other("Quantum Scan"))).isEqualTo("Quantum Scan");
    }

    private static String title(Operation operation) {
        return NodeText.title(node(operation));
    }

    private static Target inSchema(String schema) {
        return new Target(Optional.of(schema), Optional.of("t"), Optional.of("t"));
    }

    private static Target alias(String alias) {
        return new Target(Optional.empty(), Optional.empty(), Optional.of(alias));
    }
}
