package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

/// What the rows of a hash join's table take, and how evenly its batches share them.
///
/// @param fullest bytes that the rows of the fullest batch took in memory, at least
/// @param whole bytes that all rows take, about; where two ways to reckon it differ, the more
/// @param batches in the end
record HashSpread(double fullest, double whole, long batches) {
    /// The fullest batch, measured by what an even spread would give each. Measured, for 600 000 rows and 8 MB: 1.0 to 1.3 where batches
    /// grew for other reasons (60 to 200 000 keys, alike or by a power law, one with a tenth of the rows and less); 96, 217 and 641 where
    /// one value had 25, 50 and 90 % of the rows. Of real plans at hand none had more than 1.4.
    static final double LEAST_FACTOR = 8;
    /// Beside a row's columns: its place in the table and the header of a tuple, 16 bytes each (`HJTUPLE_OVERHEAD`,
    /// `SizeofMinimalTupleHeader`). Measured: 48 bytes for three columns of 12.
    static final long BYTES_PER_ROW = 32;
    /// A bucket is a pointer. PostgreSQL reports them with the memory.
    static final long BYTES_PER_BUCKET = 8;
    private static final long ALIGNMENT = 8;
    private static final long BLOCKS_OF_A_SHARED_CHUNK = 4;

    /// Where one value has far more of the rows than others: the batches grew in number, and one of them stayed full.
    static Optional<HashSpread> skewed(MeasuredPlan plan, PlanNode node, HashTable table) {
        return table.batches() <= table.originalBatches() ? Optional.empty()
                : of(plan, node, table).filter(spread -> spread.factor() >= LEAST_FACTOR);
    }

    /// None where nothing tells how large the rows are, or where the table was made several times, perhaps of other rows.
    static Optional<HashSpread> of(MeasuredPlan plan, PlanNode node, HashTable table) {
        return node.executed().filter(executed -> executed.loops() <= plan.of(node).processes()).flatMap(executed -> {
            double fullest = Math.max(0, table.peakMemory().count() - table.buckets() * (double) BYTES_PER_BUCKET);
            double rows = node.parallelAware() ? executed.rowsPerLoop().value() * executed.loops() : executed.rowsPerLoop().value();
            double byWidth = node.estimate().flatMap(Estimate::width).map(width -> rows * aligned(width)).orElse(0.0);
            double byFiles = written(plan, node, table).map(bytes -> bytes + table.peakMemory().count()).orElse(0.0);
            double whole = Math.max(byWidth, byFiles);
            return whole > 0 ? Optional.of(new HashSpread(fullest, whole, table.batches())) : Optional.empty();
        });
    }

    /// What the hash itself put into files, at least: the rows of all batches but the first, for one process. The last block of each file
    /// may be next to empty; of a Parallel Hash the last four, which each process writes at once (`STS_CHUNK_PAGES`, sharedtuplestore.c).
    private static Optional<Double> written(MeasuredPlan plan, PlanNode node, HashTable table) {
        if (!plan.plan().capabilities().has(Capability.BUFFERS)) {
            return Optional.empty();
        }
        double processes = plan.of(node).processes();
        return plan.of(node).selfUsage().map(self -> {
            double blocks = self.usage().buffers().tempWritten().count();
            double full = node.parallelAware() ? blocks - table.batches() * BLOCKS_OF_A_SHARED_CHUNK * processes
                    : blocks / processes - table.batches();
            return Math.max(0, full) * Blocks.BYTES_PER_BLOCK;
        });
    }

    /// What a row of these columns takes.
    static double aligned(Bytes width) {
        return Math.ceilDiv(width.count() + BYTES_PER_ROW, ALIGNMENT) * (double) ALIGNMENT;
    }

    /// What a batch takes where the rows are spread evenly.
    Bytes even() {
        return Bytes.bytes(Math.round(whole / batches));
    }

    /// The fullest batch's part of all rows.
    double part() {
        return Math.min(1, fullest / whole);
    }

    /// How many times that the fullest batch took.
    double factor() {
        return fullest * batches / whole;
    }
}
