package org.plumbline.app.ui.state;

import java.util.Optional;
import org.plumbline.plan.AggregateSpace;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.unit.Bytes;

/// What a node itself wrote to work files, because it outgrew `work_mem`.
///
/// @param written its size, where the plan tells it
public record DiskSpill(Optional<Bytes> written) {
    /// By the node's own words (`Sort Method: external merge  Disk: ...`, `Batches: 4`), else by its own temp blocks written (BUFFERS).
    public static Optional<DiskSpill> of(PlanNode node, NodeMeasure measure) {
        return switch (node.operation()) {
            case Operation.Sort(var _, SortSpace.OnDisk(var _, Bytes written)) -> Optional.of(new DiskSpill(Optional.of(written)));
            case Operation.Hash(Optional<HashTable> table) when table.map(hash -> hash.batches() > 1).orElse(false) ->
                    Optional.of(new DiskSpill(tempWritten(measure)));
            case Operation.Aggregate aggregate when aggregate.space().flatMap(AggregateSpace::diskUsage).isPresent() ->
                    Optional.of(new DiskSpill(aggregate.space().flatMap(AggregateSpace::diskUsage)));
            default -> tempWritten(measure).map(written -> new DiskSpill(Optional.of(written)));
        };
    }

    private static Optional<Bytes> tempWritten(NodeMeasure measure) {
        return measure.selfUsage().map(self -> self.usage().buffers().tempWritten()).filter(blocks -> blocks.count() > 0)
                .map(blocks -> blocks.bytes());
    }
}
