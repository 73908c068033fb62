package org.plumbline.plan;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;

/// What a node does, with what is special to its kind. What every node shares stands in [PlanNode]; what nobody reads yet stays in
/// [PlanNode#attributes()]. A kind that this version does not know is [Other]: shown, not advised on.
public sealed interface Operation {
    /// PostgreSQL's "Node Type" as its JSON names it, the same in every format.
    String nodeType();

    /// Reads rows from one thing.
    sealed interface Scan extends Operation {
        Target target();

        Optional<Filter> filter();
    }

    record SeqScan(Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Seq Scan"; }
    }

    /// Reads rows in an index and fetches them from the table.
    ///
    /// @param direction `Forward`, `Backward` or `NoMovement`
    record IndexScan(
            Target target, String index, String direction, Optional<Condition> indexCond,
            Optional<Condition> orderBy, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Index Scan"; }
    }

    /// Answers from the index alone where the page is all-visible.
    ///
    /// @param heapFetches visits to the table because a page was not all-visible, a total; none without ANALYZE
    record IndexOnlyScan(
            Target target, String index, String direction, Optional<Condition> indexCond,
            Optional<Long> heapFetches, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Index Only Scan"; }
    }

    /// Fetches the rows that a bitmap names, in the order of the table.
    ///
    /// @param exactHeapBlocks blocks whose rows the bitmap named; none without ANALYZE
    /// @param lossyHeapBlocks blocks of which it kept only the number, so that every row was checked again
    record BitmapHeapScan(
            Target target, Optional<Condition> recheckCond, Optional<Rows> rowsRemovedByRecheckPerLoop,
            Optional<Blocks> exactHeapBlocks, Optional<Blocks> lossyHeapBlocks, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Bitmap Heap Scan"; }
    }

    /// Reads a common table expression's stored rows; the target's alias is the query's name for it.
    record CteScan(String cte, Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "CTE Scan"; }
    }

    /// Reads the last round's rows of the recursive query it stands in; not a CTE Scan.
    record WorkTableScan(String cte, Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "WorkTable Scan"; }
    }

    record FunctionScan(Optional<String> function, Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Function Scan"; }
    }

    record SubqueryScan(Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Subquery Scan"; }
    }

    /// Asks a foreign server.
    ///
    /// @param operation `Select`, or `Insert`, `Update`, `Delete` where the foreign server does all of it
    /// @param target none where a join or an aggregate is pushed down
    record ForeignScan(String operation, Target target, Optional<Filter> filter) implements Scan {
        @Override public String nodeType() { return "Foreign Scan"; }
    }

    /// Every other scan: Tid, Tid Range, Sample, Values, Table Function, Named Tuplestore, Custom.
    record OtherScan(String nodeType, Target target, Optional<Filter> filter) implements Scan {}

    /// Collects the places of matching rows.
    ///
    /// @param indexCond what the index was searched for
    record BitmapIndexScan(String index, Optional<Condition> indexCond) implements Operation {
        @Override public String nodeType() { return "Bitmap Index Scan"; }
    }

    record BitmapAnd() implements Operation {
        @Override public String nodeType() { return "BitmapAnd"; }
    }

    record BitmapOr() implements Operation {
        @Override public String nodeType() { return "BitmapOr"; }
    }

    /// Combines the rows of two inputs.
    sealed interface Join extends Operation {
        JoinType joinType();

        /// Checked on pairs that the join itself brought together.
        Optional<Filter> joinFilter();

        /// Checked on the rows of an outer join, those without a partner too: what the query asks of them after it.
        Optional<Filter> filter();
    }

    /// Runs its inner side once for each row of the outer.
    ///
    /// @param innerUnique the planner knew that one inner row at most matches
    record NestedLoop(
            JoinType joinType, boolean innerUnique, Optional<Filter> joinFilter, Optional<Filter> filter) implements Join {
        @Override public String nodeType() { return "Nested Loop"; }
    }

    record HashJoin(
            JoinType joinType, Optional<Condition> hashCond, Optional<Filter> joinFilter, Optional<Filter> filter) implements Join {
        @Override public String nodeType() { return "Hash Join"; }
    }

    record MergeJoin(
            JoinType joinType, Optional<Condition> mergeCond, Optional<Filter> joinFilter, Optional<Filter> filter) implements Join {
        @Override public String nodeType() { return "Merge Join"; }
    }

    /// Builds the table that a Hash Join probes.
    record Hash(Optional<HashTable> table) implements Operation {
        @Override public String nodeType() { return "Hash"; }
    }

    record Sort(List<String> keys, SortSpace space) implements Operation {
        @Override public String nodeType() { return "Sort"; }
    }

    record IncrementalSort(List<String> keys, List<String> presortedKeys) implements Operation {
        @Override public String nodeType() { return "Incremental Sort"; }
    }

    /// Aggregates or groups.
    ///
    /// @param strategy `Plain`, `Sorted`, `Hashed` or `Mixed`
    /// @param partialMode `Simple`, `Partial` or `Finalize`
    record Aggregate(
            String strategy, String partialMode, List<String> groupKeys, Optional<AggregateSpace> space,
            Optional<Filter> filter) implements Operation {
        @Override public String nodeType() { return "Aggregate"; }
    }

    record Append() implements Operation {
        @Override public String nodeType() { return "Append"; }
    }

    record MergeAppend(List<String> keys) implements Operation {
        @Override public String nodeType() { return "Merge Append"; }
    }

    record RecursiveUnion() implements Operation {
        @Override public String nodeType() { return "Recursive Union"; }
    }

    /// INTERSECT or EXCEPT.
    ///
    /// @param strategy `Sorted` or `Hashed`
    /// @param command `Intersect`, `Intersect All`, `Except`, `Except All`
    record SetOp(String strategy, String command) implements Operation {
        @Override public String nodeType() { return "SetOp"; }
    }

    record Limit() implements Operation {
        @Override public String nodeType() { return "Limit"; }
    }

    record Unique() implements Operation {
        @Override public String nodeType() { return "Unique"; }
    }

    record Materialize() implements Operation {
        @Override public String nodeType() { return "Materialize"; }
    }

    /// Keeps the inner rows of a nested loop by key (PostgreSQL 14 and later). In parallel plans the counters are the leader's;
    /// those of the workers are theirs.
    ///
    /// @param hits none without ANALYZE, as are the others
    record Memoize(
            Optional<String> cacheKey, Optional<Long> hits, Optional<Long> misses, Optional<Long> evictions,
            Optional<Long> overflows) implements Operation {
        @Override public String nodeType() { return "Memoize"; }
    }

    /// Runs its subtree in several processes and collects the rows.
    sealed interface Gathering extends Operation {
        long workersPlanned();

        /// None without ANALYZE.
        Optional<Long> workersLaunched();
    }

    /// Takes the processes' rows as they come.
    ///
    /// @param workersLaunched none without ANALYZE
    record Gather(long workersPlanned, Optional<Long> workersLaunched) implements Gathering {
        @Override public String nodeType() { return "Gather"; }
    }

    /// Likewise, keeping the rows in order.
    ///
    /// @param workersLaunched none without ANALYZE
    record GatherMerge(long workersPlanned, Optional<Long> workersLaunched) implements Gathering {
        @Override public String nodeType() { return "Gather Merge"; }
    }

    /// Changes rows.
    ///
    /// @param operation `Insert`, `Update`, `Delete` or `Merge`
    record ModifyTable(String operation, Target target) implements Operation {
        @Override public String nodeType() { return "ModifyTable"; }
    }

    record LockRows() implements Operation {
        @Override public String nodeType() { return "LockRows"; }
    }

    record Result(Optional<Filter> filter) implements Operation {
        @Override public String nodeType() { return "Result"; }
    }

    record ProjectSet() implements Operation {
        @Override public String nodeType() { return "ProjectSet"; }
    }

    record WindowAgg() implements Operation {
        @Override public String nodeType() { return "WindowAgg"; }
    }

    /// GROUP BY without aggregates over sorted input.
    record Group(List<String> keys, Optional<Filter> filter) implements Operation {
        @Override public String nodeType() { return "Group"; }
    }

    /// A kind that this version does not know.
    record Other(String nodeType) implements Operation {}
}
