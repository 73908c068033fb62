package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The figures of an object, each taken out of it with its unit. A figure that is no number is the person's mistake, with its line.
final class Figures {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final RawObject fields;
    private final int line;

    /// @param line where the object starts in the person's text
    Figures(RawObject fields, int line) {
        this.fields = fields;
        this.line = line;
    }

    Optional<Estimate> estimate() throws PlanParseException {
        if (!fields.has("Total Cost")) {
            return Optional.empty();
        }
        return Optional.of(new Estimate(
                new Cost(takeDouble("Startup Cost").orElse(0.0)),
                new Cost(takeDouble("Total Cost").orElse(0.0)),
                rows("Plan Rows").orElse(Rows.NONE),
                Bytes.bytes(takeLong("Plan Width").orElse(0L))));
    }

    Execution execution() throws PlanParseException {
        Optional<Long> loops = takeLong("Actual Loops");
        Optional<Rows> rows = rows("Actual Rows");
        Optional<Duration> startup = takeDuration("Actual Startup Time");
        Optional<Duration> total = takeDuration("Actual Total Time");
        if (loops.isEmpty()) {
            return Execution.NOT_ANALYZED;
        }
        if (loops.get() < 0) {
            throw wrong("Actual Loops", loops.get());
        }
        return loops.get() == 0
                ? Execution.NEVER_EXECUTED
                : new Execution.Executed(loops.get(), rows.orElse(Rows.NONE),
                        total.map(time -> new Execution.Timing(startup.orElse(Duration.ZERO), time)));
    }

    Optional<Duration> takeDuration(String key) throws PlanParseException {
        return takeDouble(key).map(milliseconds -> Duration.ofNanos(Math.round(milliseconds * NANOSECONDS_PER_MILLISECOND)));
    }

    Optional<Long> takeLong(String key) throws PlanParseException {
        Optional<Double> number = takeDouble(key, false);
        Optional<Long> whole = fields.take(key).map(value -> value instanceof Whole(long exact) ? exact : Math.round(number.orElse(0.0)));
        return whole;
    }

    Optional<Double> takeDouble(String key) throws PlanParseException {
        return takeDouble(key, true);
    }

    /// The whole number under this key, which stays.
    Optional<Long> whole(String key) throws PlanParseException {
        return takeDouble(key, false).map(Math::round);
    }

    /// The rows under this key, which stay.
    Optional<Rows> rowsKept(String key) throws PlanParseException {
        Optional<Double> rows = takeDouble(key, false);
        return rows.isPresent() ? Optional.of(checked(key, rows.get())) : Optional.empty();
    }

    private Optional<Rows> rows(String key) throws PlanParseException {
        Optional<Double> rows = takeDouble(key);
        return rows.isPresent() ? Optional.of(checked(key, rows.get())) : Optional.empty();
    }

    private Rows checked(String key, double rows) throws PlanParseException {
        if (!(rows >= 0) || Double.isInfinite(rows)) {
            throw wrong(key, rows);
        }
        return Rows.rows(rows);
    }

    private Optional<Double> takeDouble(String key, boolean take) throws PlanParseException {
        Optional<AttributeValue> value = take ? fields.take(key) : fields.get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        double number = switch (value.get()) {
            case Whole(long whole) -> whole;
            case Decimal(double decimal) -> decimal;
            case AttributeValue.Text(String text) -> throw wrong(key, text);
            case AttributeValue other -> throw wrong(key, other);
        };
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw wrong(key, number);
        }
        return Optional.of(number);
    }

    private PlanParseException wrong(String key, Object found) {
        return new PlanParseException(line, "expected a number under `" + key + "` of this node, found `" + found
                + "`. Was the plan changed or cut off when copied?");
    }
}
