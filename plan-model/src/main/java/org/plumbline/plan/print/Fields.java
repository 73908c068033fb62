package org.plumbline.plan.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Rows;

/// What an object of EXPLAIN's JSON holds, in order.
final class Fields {
    /// PostgreSQL prints milliseconds with three decimals.
    private static final int NANOSECOND_DECIMALS = 6;

    private final Map<String, AttributeValue> fields = new LinkedHashMap<>();
    private final Capabilities present;

    /// @param present what is printed at all
    Fields(Capabilities present) {
        this.present = present;
    }

    Fields put(String key, AttributeValue value) {
        fields.put(key, value);
        return this;
    }

    Fields put(String key, String text) {
        return put(key, new AttributeValue.Text(text));
    }

    Fields put(String key, long number) {
        return put(key, new AttributeValue.Whole(number));
    }

    Fields put(String key, double number) {
        return put(key, new AttributeValue.Decimal(number));
    }

    Fields put(String key, Duration time) {
        return put(key, milliseconds(time));
    }

    Fields putText(String key, Optional<String> text) {
        text.ifPresent(there -> put(key, there));
        return this;
    }

    Fields putTime(String key, Optional<Duration> time) {
        time.ifPresent(there -> put(key, there));
        return this;
    }

    Fields putGroup(String key, Fields group) {
        return put(key, new AttributeValue.Group(group.toAttributes()));
    }

    Fields putItems(String key, List<Attributes> items) {
        return items.isEmpty() ? this : put(key, new AttributeValue.Items(items.stream()
                .<AttributeValue>map(AttributeValue.Group::new).toList()));
    }

    Fields putAll(Attributes attributes) {
        attributes.forEach(fields::put);
        return this;
    }

    /// Loops, rows and times per loop. What never ran has 0 of them all.
    Fields putExecution(Execution execution) {
        switch (execution) {
            case Execution.NotAnalyzed _ -> { }
            case Execution.NeverExecuted _ -> {
                if (present.has(Capability.TIMING)) {
                    put("Actual Startup Time", Duration.ZERO).put("Actual Total Time", Duration.ZERO);
                }
                put("Actual Rows", rows(Rows.NONE)).put("Actual Loops", 0);
            }
            case Execution.Executed(long loops, Rows rows, Optional<Execution.Timing> timing) -> {
                timing.ifPresent(times -> put("Actual Startup Time", times.startupTimePerLoop())
                        .put("Actual Total Time", times.totalTimePerLoop()));
                put("Actual Rows", rows(rows)).put("Actual Loops", loops);
            }
        }
        return this;
    }

    /// Since PostgreSQL 18 rows have two decimals.
    private AttributeValue rows(Rows rows) {
        boolean whole = !present.has(Capability.ROW_DECIMALS) && rows.value() == Math.rint(rows.value());
        return whole ? new AttributeValue.Whole((long) rows.value()) : new AttributeValue.Decimal(rows.value());
    }

    /// All figures of each kind that the plan has, zeros too, as PostgreSQL prints them.
    Fields putUsage(Optional<Usage> usage) {
        usage.ifPresent(figures -> UsageFields.put(figures, present, this));
        return this;
    }

    Attributes toAttributes() {
        return Attributes.of(fields);
    }

    static AttributeValue milliseconds(Duration time) {
        return new AttributeValue.Decimal(BigDecimal.valueOf(time.toNanos(), NANOSECOND_DECIMALS)
                .setScale(NANOSECOND_DECIMALS, RoundingMode.UNNECESSARY).doubleValue());
    }
}
