package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Warning;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The figures of an object, each taken out of it with its unit. A figure that is no number is told of, stays as it is printed and counts
/// as absent.
final class Figures {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final RawObject fields;
    private final int line;
    private final List<Warning> warnings;

    /// @param line where the object starts in the person's text
    /// @param warnings gets one for each figure that is no number
    Figures(RawObject fields, int line, List<Warning> warnings) {
        this.fields = fields;
        this.line = line;
        this.warnings = warnings;
    }

    Optional<Estimate> estimate() {
        boolean known = isKnown("Total Cost");
        known &= isKnown("Startup Cost");
        known &= isKnown("Plan Rows");
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(new Estimate(
                new Cost(takeDouble("Startup Cost", 0)),
                new Cost(takeDouble("Total Cost", 0)),
                rows("Plan Rows"),
                takeLong("Plan Width").map(Bytes::bytes)));
    }

    /// Figures that rest on a hidden or broken one are left where they are, as they were printed.
    Execution execution() {
        boolean missing = isUnusable("Actual Loops");
        missing |= isUnusable("Actual Rows");
        if (missing) {
            return Execution.NOT_ANALYZED;
        }
        Optional<Long> loops = takeLong("Actual Loops");
        Rows rows = rows("Actual Rows");
        Optional<Duration> startup = takeDuration("Actual Startup Time");
        Optional<Duration> total = takeDuration("Actual Total Time");
        if (loops.isEmpty()) {
            return Execution.NOT_ANALYZED;
        }
        return loops.get() == 0
                ? Execution.NEVER_EXECUTED
                : new Execution.Executed(loops.get(), rows, total.map(time -> new Execution.Timing(startup.orElse(Duration.ZERO), time)));
    }

    /// True for a figure that is there; a broken one is told of.
    private boolean isKnown(String key) {
        int place = fields.place(key);
        return place >= 0 && isKnown(key, fields.at(place));
    }

    private boolean isUnusable(String key) {
        int place = fields.place(key);
        return place >= 0 && !isKnown(key, fields.at(place));
    }

    private boolean isKnown(String key, AttributeValue value) {
        if (isHidden(value)) {
            return false;
        }
        double number = number(value);
        if (number >= 0 && !Double.isInfinite(number)) {
            return true;
        }
        tell(key, value);
        return false;
    }

    private static boolean isHidden(AttributeValue value) {
        return value instanceof AttributeValue.Text(String text) && Mask.isMask(text);
    }

    Optional<Duration> takeDuration(String key) {
        int place = fields.place(key);
        if (place >= 0 && fields.at(place) instanceof Decimal(double number) && Double.isFinite(number)) {
            fields.takeAt(place);
            return Optional.of(milliseconds(number));
        }
        return place < 0 ? Optional.empty() : takeDouble(key).map(Figures::milliseconds);
    }

    private static Duration milliseconds(double number) {
        return number == 0 ? Duration.ZERO : Duration.ofNanos(Math.round(number * NANOSECONDS_PER_MILLISECOND));
    }

    /// The time, or zero where there is none.
    Duration takeDurationOrZero(String key) {
        return milliseconds(takeDouble(key, 0));
    }

    /// The number, or `otherwise` where there is none. As [#takeLong(String)], which reads what is no plain number.
    long takeLong(String key, long otherwise) {
        int place = fields.place(key);
        if (place < 0) {
            return otherwise;
        }
        if (fields.at(place) instanceof Whole(long number)) {
            fields.takeAt(place);
            return number;
        }
        return takeLong(key).orElse(otherwise);
    }

    /// The number, or `otherwise` where there is none. As [#takeDouble(String)], which reads what is no plain number.
    double takeDouble(String key, double otherwise) {
        int place = fields.place(key);
        if (place < 0) {
            return otherwise;
        }
        switch (fields.at(place)) {
            case Whole(long number) -> {
                fields.takeAt(place);
                return number;
            }
            case Decimal(double number) when Double.isFinite(number) -> {
                fields.takeAt(place);
                return number;
            }
            default -> {
                return takeDouble(key).orElse(otherwise);
            }
        }
    }

    Optional<Long> takeLong(String key) {
        int place = fields.place(key);
        if (place >= 0 && fields.at(place) instanceof Whole(long exact)) {
            fields.takeAt(place);
            return Optional.of(exact);
        }
        Optional<Double> number = takeDouble(key, false);
        return number.isEmpty()
                ? Optional.empty()
                : fields.take(key).map(_ -> Math.round(number.get()));
    }

    Optional<Double> takeDouble(String key) {
        return takeDouble(key, true);
    }

    /// The whole number under this key, which stays.
    Optional<Long> whole(String key) {
        return takeDouble(key, false).map(Math::round);
    }

    /// The rows under this key, which stay.
    Optional<Rows> rowsKept(String key) {
        return takeDouble(key, false).flatMap(rows -> checked(key, rows));
    }

    /// The rows under this key, known to be usable; or none.
    private Rows rows(String key) {
        return Rows.rows(takeDouble(key, 0));
    }

    private Optional<Rows> checked(String key, double rows) {
        if (rows >= 0) {
            return Optional.of(Rows.rows(rows));
        }
        tell(key, new Decimal(rows));
        return Optional.empty();
    }

    private Optional<Double> takeDouble(String key, boolean take) {
        int place = fields.place(key);
        if (place < 0) {
            return Optional.empty();
        }
        AttributeValue value = fields.at(place);
        if (isHidden(value) || (!take && value instanceof AttributeValue.Text(String text) && isWord(text))) {
            return Optional.empty();
        }
        double number = number(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            tell(key, value);
            return Optional.empty();
        }
        if (take) {
            fields.takeAt(place);
        }
        return Optional.of(number);
    }

    /// NaN where it is none.
    private static double number(AttributeValue value) {
        return switch (value) {
            case Whole(long whole) -> whole;
            case Decimal(double decimal) -> decimal;
            case AttributeValue.Text(String text) -> switch (Keys.number(text, Interner.FALSE)) {
                case Whole(long whole) -> whole;
                case Decimal(double decimal) -> decimal;
                default -> Double.NaN;
            };
            default -> Double.NaN;
        };
    }

    /// A count that is told in words (`Evictions: Zero`), which is kept as it is written.
    private static boolean isWord(String text) {
        return Keys.number(text, Interner.FALSE) == Interner.FALSE;
    }

    private void tell(String key, AttributeValue found) {
        String printed = switch (found) {
            case AttributeValue.Text(String text) -> text;
            case Whole(long whole) -> Long.toString(whole);
            case Decimal(double decimal) -> Double.toString(decimal);
            default -> "a list or a group";
        };
        warnings.add(new Warning(line, "expected a number under `" + key + "`, found `" + printed
                + "`; it counts as absent. Was the plan changed or cut off when copied?"));
    }
}
