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
        checkNumber("Total Cost");
        if (!isKnown("Total Cost") || !isKnown("Startup Cost") || !isKnown("Plan Rows")) {
            return Optional.empty();
        }
        return Optional.of(new Estimate(
                new Cost(takeDouble("Startup Cost", 0)),
                new Cost(takeDouble("Total Cost", 0)),
                rows("Plan Rows"),
                takeLong("Plan Width").map(Bytes::bytes)));
    }

    /// Figures that rest on a hidden one are left where they are, as they were printed.
    Execution execution() throws PlanParseException {
        if (isHidden("Actual Loops") || isHidden("Actual Rows")) {
            return Execution.NOT_ANALYZED;
        }
        Optional<Long> loops = takeLong("Actual Loops");
        Rows rows = rows("Actual Rows");
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
                : new Execution.Executed(loops.get(), rows, total.map(time -> new Execution.Timing(startup.orElse(Duration.ZERO), time)));
    }

    private void checkNumber(String key) throws PlanParseException {
        int place = fields.place(key);
        if (place >= 0 && fields.at(place) instanceof AttributeValue.Text(String text) && !Mask.isMask(text) && isWord(text)) {
            throw wrong(key, text);
        }
    }

    private boolean isKnown(String key) {
        int place = fields.place(key);
        return place >= 0 && !isHidden(place);
    }

    private boolean isHidden(String key) {
        int place = fields.place(key);
        return place >= 0 && isHidden(place);
    }

    private boolean isHidden(int place) {
        return fields.at(place) instanceof AttributeValue.Text(String text) && Mask.isMask(text);
    }

    Optional<Duration> takeDuration(String key) throws PlanParseException {
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
    Duration takeDurationOrZero(String key) throws PlanParseException {
        return milliseconds(takeDouble(key, 0));
    }

    /// The number, or `otherwise` where there is none. As [#takeLong(String)], which reads what is no plain number.
    long takeLong(String key, long otherwise) throws PlanParseException {
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
    double takeDouble(String key, double otherwise) throws PlanParseException {
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

    Optional<Long> takeLong(String key) throws PlanParseException {
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

    /// The rows under this key, or none.
    private Rows rows(String key) throws PlanParseException {
        return checked(key, takeDouble(key, 0));
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
        if (value.get() instanceof AttributeValue.Text(String text) && (Mask.isMask(text) || (!take && isWord(text)))) {
            fields.putDefault(key, value.get());
            return Optional.empty();
        }
        double number = switch (value.get()) {
            case Whole(long whole) -> whole;
            case Decimal(double decimal) -> decimal;
            case AttributeValue.Text(String text) -> switch (Keys.number(text, Interner.FALSE)) {
                case Whole(long whole) -> whole;
                case Decimal(double decimal) -> decimal;
                default -> throw wrong(key, text);
            };
            case AttributeValue other -> throw wrong(key, other);
        };
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw wrong(key, number);
        }
        return Optional.of(number);
    }

    /// A count that is told in words (`Evictions: Zero`), which is kept as it is written.
    private static boolean isWord(String text) {
        return Keys.number(text, Interner.FALSE) == Interner.FALSE;
    }

    private PlanParseException wrong(String key, Object found) {
        return new PlanParseException(line, "expected a number under `" + key + "` of this node, found `" + found
                + "`. Was the plan changed or cut off when copied?");
    }
}
