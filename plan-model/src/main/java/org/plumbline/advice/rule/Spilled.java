package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AggregateSpace;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

/// What a sort, a hash table or an aggregation wrote to disk.
final class Spilled {
    private Spilled() {}

    /// All processes together; nothing where it stayed in memory.
    static Bytes by(MeasuredPlan plan, PlanNode node) {
        return switch (node.operation()) {
            case Operation.Sort sort -> sum(sort(node, sort));
            case Operation.Aggregate aggregate -> sum(aggregate(node, aggregate));
            case Operation.Hash(Optional<HashTable> table) ->
                    table.filter(hash -> hash.batches() > 1).map(hash -> besides(hash, whole(plan, node, hash))).orElse(Bytes.NONE);
            default -> Bytes.NONE;
        };
    }

    /// What all batches of a hash table take: as much as the fullest each, unless one value makes it far larger than the others.
    static double whole(MeasuredPlan plan, PlanNode node, HashTable table) {
        return HashSpread.skewed(plan, node, table).map(HashSpread::whole)
                .orElse((double) table.peakMemory().count() * table.batches());
    }

    private static Bytes besides(HashTable table, double whole) {
        return Bytes.bytes(Math.max(0, Math.round(whole) - table.peakMemory().count()));
    }

    static Bytes sum(List<Bytes> parts) {
        return parts.stream().reduce(Bytes.NONE, Bytes::plus);
    }

    /// What each process wrote; PostgreSQL prints the leader's sort as the node's and each worker's apart.
    static List<Bytes> sort(PlanNode node, Operation.Sort sort) {
        var written = new ArrayList<Bytes>();
        if (sort.space() instanceof SortSpace.OnDisk(String _, Bytes bytes)) {
            written.add(bytes);
        }
        for (Worker worker : node.workers()) {
            Attributes said = worker.attributes();
            if (said.text("Sort Space Type").filter("Disk"::equals).isPresent()) {
                said.whole("Sort Space Used").ifPresent(kibibytes -> written.add(Bytes.kibibytes(kibibytes)));
            }
        }
        return written;
    }

    /// Likewise.
    static List<Bytes> aggregate(PlanNode node, Operation.Aggregate aggregate) {
        var written = new ArrayList<Bytes>();
        aggregate.space().flatMap(AggregateSpace::diskUsage).filter(disk -> disk.count() > 0).ifPresent(written::add);
        for (Worker worker : node.workers()) {
            worker.attributes().whole("Disk Usage").ifPresent(kibibytes -> {
                if (kibibytes > 0) {
                    written.add(Bytes.kibibytes(kibibytes));
                }
            });
        }
        return written;
    }
}
