package org.plumbline.plan.digest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.plumbline.plan.log.LogEntry;

/// Collects the plans of one statement.
final class StatementCollector {
    private static final int MOST_SHAPES = 200;
    private static final PlanShape OTHERS = new PlanShape(-1, "(further shapes)", 0);

    private final String statement;
    private final TimesCounter times = new TimesCounter();
    private final Map<Long, ShapeCollector> shapes = new HashMap<>();
    private final Map<Long, ShapeCollector> byScan = new HashMap<>();

    StatementCollector(String statement) {
        this.statement = statement;
    }

    /// Counts it.
    ///
    /// @param scan what the light scan found
    /// @param read reads the plan, where the scan is a new one
    /// @return by how many more plans are kept now
    int add(LogEntry entry, long scan, Supplier<PlanShape> read, int most) {
        times.add(entry.duration().toNanos());
        ShapeCollector shape = byScan.get(scan);
        if (shape == null) {
            shape = shapeOf(read.get());
            if (byScan.size() < MOST_SHAPES * 10) {
                byScan.put(scan, shape);
            }
        }
        return shape.add(entry, most);
    }

    private ShapeCollector shapeOf(PlanShape shape) {
        PlanShape kept = shapes.containsKey(shape.key()) || shapes.size() < MOST_SHAPES ? shape : OTHERS;
        return shapes.computeIfAbsent(kept.key(), _ -> new ShapeCollector(kept));
    }

    long total() {
        return times.total();
    }

    long count() {
        return times.count();
    }

    int kept() {
        return shapes.values().stream().mapToInt(ShapeCollector::kept).sum();
    }

    StatementGroup group() {
        return new StatementGroup(statement, times.times(), shapes.values().stream()
                .sorted(Comparator.comparingLong(ShapeCollector::total).reversed()).map(ShapeCollector::group).toList());
    }
}
