package org.plumbline.plan.parse;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AggregateSpace;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Filter;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.Target;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// What a node does, from its attributes. Names (relation, index, join type ...) are taken out of them; the rest stays to be shown.
final class OperationAssembler {
    private final RawObject fields;
    private final boolean analysed;
    private final Figures figures;

    OperationAssembler(RawObject fields, Execution execution, Figures figures) {
        this.fields = fields;
        this.analysed = !(execution instanceof Execution.NotAnalyzed);
        this.figures = figures;
    }

    Operation operation() {
        String type = fields.takeText("Node Type").orElse("");
        return switch (type) {
            case "Seq Scan" -> new Operation.SeqScan(target(), filter());
            case "Index Scan" -> new Operation.IndexScan(target(), index(), fields.textOrEmpty("Scan Direction"),
                    condition("Index Cond"), condition("Order By"), filter());
            case "Index Only Scan" -> new Operation.IndexOnlyScan(target(), index(), fields.textOrEmpty("Scan Direction"),
                    condition("Index Cond"), count("Heap Fetches"), filter());
            case "Bitmap Index Scan" -> new Operation.BitmapIndexScan(index(), condition("Index Cond"));
            case "Bitmap Heap Scan" -> new Operation.BitmapHeapScan(target(), condition("Recheck Cond"),
                    removed("Rows Removed by Index Recheck"), blocks("Exact Heap Blocks"), blocks("Lossy Heap Blocks"), filter());
            case "CTE Scan" -> new Operation.CteScan(name("CTE Name"), target(), filter());
            case "WorkTable Scan" -> new Operation.WorkTableScan(name("CTE Name"), target(), filter());
            case "Function Scan" -> new Operation.FunctionScan(fields.takeText("Function Name"), target(), filter());
            case "Subquery Scan" -> new Operation.SubqueryScan(target(), filter());
            case "Foreign Scan" -> new Operation.ForeignScan(fields.takeText("Operation").orElse("Select"), target(), filter());
            case "Tid Scan", "Tid Range Scan", "Sample Scan", "Values Scan", "Table Function Scan", "Named Tuplestore Scan",
                    "Custom Scan" -> new Operation.OtherScan(type, target(), filter());
            case "Nested Loop", "Hash Join", "Merge Join" -> join(type);
            case "Append" -> new Operation.Append();
            case "Merge Append" -> new Operation.MergeAppend(texts("Sort Key"));
            case "BitmapAnd" -> new Operation.BitmapAnd();
            case "BitmapOr" -> new Operation.BitmapOr();
            case "Recursive Union" -> new Operation.RecursiveUnion();
            case "ModifyTable" -> new Operation.ModifyTable(name("Operation"), target());
            case "Gather" -> new Operation.Gather(figures.whole("Workers Planned").orElse(0L), count("Workers Launched"));
            case "Gather Merge" -> new Operation.GatherMerge(figures.whole("Workers Planned").orElse(0L), count("Workers Launched"));
            default -> overOneInput(type);
        };
    }

    private Operation overOneInput(String type) {
        return switch (type) {
            case "Hash" -> new Operation.Hash(hashTable());
            case "Sort" -> new Operation.Sort(texts("Sort Key"), sortSpace());
            case "Incremental Sort" -> new Operation.IncrementalSort(texts("Sort Key"), texts("Presorted Key"));
            case "Aggregate" -> new Operation.Aggregate(fields.takeText("Strategy").orElse("Plain"),
                    fields.takeText("Partial Mode").orElse("Simple"), texts("Group Key"), aggregateSpace(), filter());
            case "SetOp" -> new Operation.SetOp(name("Strategy"), fields.textOrEmpty("Command"));
            case "Limit" -> new Operation.Limit();
            case "Unique" -> new Operation.Unique();
            case "Materialize" -> new Operation.Materialize();
            case "Memoize" -> new Operation.Memoize(fields.text("Cache Key"), count("Cache Hits"), count("Cache Misses"),
                    count("Cache Evictions"), count("Cache Overflows"));
            case "LockRows" -> new Operation.LockRows();
            case "Result" -> new Operation.Result(filter());
            case "ProjectSet" -> new Operation.ProjectSet();
            case "WindowAgg" -> new Operation.WindowAgg();
            case "Group" -> new Operation.Group(texts("Group Key"), filter());
            default -> new Operation.Other(type);
        };
    }

    private Operation join(String type) {
        Optional<JoinType> joinType = JoinType.of(fields.text("Join Type").orElse("Inner"));
        if (joinType.isEmpty()) {
            return new Operation.Other(type);
        }
        fields.take("Join Type");
        Optional<Filter> joinFilter = filter("Join Filter", "Rows Removed by Join Filter");
        return switch (type) {
            case "Hash Join" -> new Operation.HashJoin(joinType.get(), condition("Hash Cond"), joinFilter, filter());
            case "Merge Join" -> new Operation.MergeJoin(joinType.get(), condition("Merge Cond"), joinFilter, filter());
            default -> new Operation.NestedLoop(joinType.get(),
                    fields.get("Inner Unique").orElse(Interner.FALSE) instanceof Flag(boolean unique) && unique, joinFilter, filter());
        };
    }

    private Target target() {
        Optional<String> schema = fields.takeText("Schema");
        Optional<String> relation = fields.takeText("Relation Name");
        Optional<String> alias = fields.takeText("Alias").or(() -> relation);
        return schema.isEmpty() && relation.isEmpty() && alias.isEmpty() ? Target.NONE : new Target(schema, relation, alias);
    }

    /// Unquoted: PostgreSQL before 13 printed the quotes in every format.
    private String index() {
        String name = name("Index Name");
        return name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private String name(String key) {
        return fields.takeText(key).orElse("");
    }

    private Optional<Condition> condition(String key) {
        return fields.text(key).map(Condition::new);
    }

    private Optional<Filter> filter() {
        return filter("Filter", "Rows Removed by Filter");
    }

    private Optional<Filter> filter(String key, String removedKey) {
        Optional<String> text = fields.text(key);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Filter(new Condition(text.get()), removed(removedKey)));
    }

    /// None without ANALYZE; 0 where an analysed node does not say.
    private Optional<Rows> removed(String key) {
        Optional<Rows> rows = figures.rowsKept(key);
        return rows.isPresent() ? rows : analysed ? Optional.of(Rows.NONE) : Optional.empty();
    }

    private Optional<Long> count(String key) {
        return figures.whole(key);
    }

    private Optional<Blocks> blocks(String key) {
        return count(key).or(() -> analysed ? Optional.of(0L) : Optional.empty()).map(Blocks::blocks);
    }

    private List<String> texts(String key) {
        return switch (fields.get(key).orElse(null)) {
            case Text(String text) -> List.of(text);
            case Items(List<AttributeValue> items) -> items.stream()
                    .filter(Text.class::isInstance)
                    .map(item -> ((Text) item).text())
                    .toList();
            case null, default -> List.of();
        };
    }

    private Optional<HashTable> hashTable() {
        Optional<Long> buckets = count("Hash Buckets");
        Optional<Long> batches = count("Hash Batches");
        if (buckets.isEmpty() || batches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HashTable(buckets.get(), count("Original Hash Buckets").orElse(buckets.get()), batches.get(),
                count("Original Hash Batches").orElse(batches.get()), kibibytes("Peak Memory Usage").orElse(Bytes.NONE)));
    }

    private SortSpace sortSpace() {
        Optional<String> method = fields.text("Sort Method");
        Optional<Bytes> used = kibibytes("Sort Space Used");
        if (method.isEmpty() || used.isEmpty()) {
            return new SortSpace.NotMeasured();
        }
        return fields.textOrEmpty("Sort Space Type").equals("Disk")
                ? new SortSpace.OnDisk(method.get(), used.get())
                : new SortSpace.InMemory(method.get(), used.get());
    }

    /// None where the process that prints it took no part (PostgreSQL then says 0 batches).
    private Optional<AggregateSpace> aggregateSpace() {
        long batches = count("HashAgg Batches").orElse(0L);
        Optional<Bytes> disk = kibibytes("Disk Usage").filter(size -> size.count() > 0);
        return batches == 0 ? Optional.empty()
                : Optional.of(new AggregateSpace(batches, kibibytes("Peak Memory Usage").orElse(Bytes.NONE), disk));
    }

    private Optional<Bytes> kibibytes(String key) {
        return count(key).map(Bytes::kibibytes);
    }
}
