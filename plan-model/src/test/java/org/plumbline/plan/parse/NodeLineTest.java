package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.plan.Execution;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

class NodeLineTest {
    private static PlanNode read(String words) throws PlanParseException {
        return Plans.one(words + "  (cost=0.00..35.50 rows=2550 width=4)").root();
    }

    @ParameterizedTest
    @CsvSource({
        "HashAggregate, Hashed, Simple", "GroupAggregate, Sorted, Simple", "MixedAggregate, Mixed, Simple",
        "Aggregate, Plain, Simple", "Partial HashAggregate, Hashed, Partial", "Finalize GroupAggregate, Sorted, Finalize",
        "Parallel Partial Aggregate, Plain, Partial"})
    void readsStrategyAndModeOfAnAggregate(String words, String strategy, String mode) throws PlanParseException {
        assertThat(read(words).operation()).isInstanceOfSatisfying(Operation.Aggregate.class, aggregate -> {
            assertThat(aggregate.strategy()).isEqualTo(strategy);
            assertThat(aggregate.partialMode()).isEqualTo(mode);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Hash Join, Hash Join, INNER", "Hash Left Join, Hash Join, LEFT", "Hash Right Semi Join, Hash Join, RIGHT_SEMI",
        "Merge Full Join, Merge Join, FULL", "Nested Loop, Nested Loop, INNER", "Nested Loop Anti Join, Nested Loop, ANTI",
        "Parallel Hash Right Anti Join, Hash Join, RIGHT_ANTI"})
    void readsTheKindOfAJoin(String words, String type, JoinType joinType) throws PlanParseException {
        PlanNode node = read(words);
        assertThat(node.nodeType()).isEqualTo(type);
        assertThat(((Operation.Join) node.operation()).joinType()).isEqualTo(joinType);
        assertThat(node.parallelAware()).isEqualTo(words.startsWith("Parallel"));
    }

    @ParameterizedTest
    @CsvSource({"HashSetOp Except All, Hashed, Except All", "SetOp Intersect, Sorted, Intersect"})
    void readsASetOperation(String words, String strategy, String command) throws PlanParseException {
        assertThat(read(words).operation()).isEqualTo(new Operation.SetOp(strategy, command));
    }

    @Test
    void readsQuotedNames() throws PlanParseException {
        PlanNode node = read("Index Scan Backward using \"my idx\" on \"my.schema\".\"t \"\"x\"\" ünï\" \"a b\"");
        assertThat(node.operation()).isInstanceOfSatisfying(Operation.IndexScan.class, scan -> {
            assertThat(scan.index()).isEqualTo("my idx");
            assertThat(scan.direction()).isEqualTo("Backward");
            assertThat(scan.target()).isEqualTo(new Target(Optional.of("my.schema"), Optional.of("t \"x\" ünï"), Optional.of("a b")));
        });
    }

    @Test
    void aliasIsTheTablesNameWhereNoneIsPrinted() throws PlanParseException {
        assertThat(((Operation.SeqScan) read("Seq Scan on t").operation()).target())
                .isEqualTo(new Target(Optional.empty(), Optional.of("t"), Optional.of("t")));
    }

    @Test
    void readsWhatModifiesTables() throws PlanParseException {
        assertThat(read("Merge on public.acct a").operation()).isEqualTo(new Operation.ModifyTable("Merge",
                new Target(Optional.of("public"), Optional.of("acct"), Optional.of("a"))));
        PlanNode foreign = read("Foreign Update on public.f_orders o");
        assertThat(foreign.nodeType()).isEqualTo("Foreign Scan");
        assertThat(((Operation.ForeignScan) foreign.operation()).operation()).isEqualTo("Update");
    }

    @Test
    void readsACustomScan() throws PlanParseException {
        PlanNode node = read("Custom Scan (ChunkAppend) on metrics m");
        assertThat(node.nodeType()).isEqualTo("Custom Scan");
        assertThat(node.attributes().text("Custom Plan Provider")).hasValue("ChunkAppend");
        assertThat(((Operation.Scan) node.operation()).target().relation()).hasValue("metrics");
    }

    @Test
    void keepsAnUnknownKindUnderItsName() throws PlanParseException {
        assertThat(read("Quantum Scan").operation()).isEqualTo(new Operation.Other("Quantum Scan"));
    }

    @Test
    void readsFiguresWithOptionsOff() throws PlanParseException {
        PlanNode timingOff = Plans.one("Seq Scan on t (actual rows=3 loops=2)").root();
        assertThat(timingOff.estimate()).isEmpty();
        assertThat(timingOff.executed().orElseThrow().timing()).isEmpty();
        assertThat(timingOff.executed().orElseThrow().loops()).isEqualTo(2);
        assertThat(Plans.one("Seq Scan on t  (cost=0.00..35.50 rows=2550 width=4) (never executed)").root().execution())
                .isEqualTo(Execution.NEVER_EXECUTED);
        assertThat(Plans.one("Seq Scan on t").root().execution()).isEqualTo(Execution.NOT_ANALYZED);
    }
}
