package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// What is added to a time, or how long ago it is, moves to the other side of the comparison, so that the column stands alone.
///
///     WHERE created + interval '8 hours' > now()    WHERE created > now() - interval '8 hours'
///     WHERE now() - created < interval '7 days'     WHERE created > now() - interval '168 hours'
///     WHERE due - 7 <= current_date                 WHERE due <= current_date + 7
///
/// A month has no fixed length, and a day of a time with a zone has none either: they stay. Between intervals a day is 24 hours and a
/// month 30 days (`interval_cmp_value`, timestamp.c).
final class TimeSumToOtherSide implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("time-sum-to-other-side", "What is added to a time moves to the other side");
    private static final Pattern INTERVAL = Pattern.compile(
            "(?:interval\\s*)?'(\\d{1,6}) ?(second|minute|hour|day|week|month|year)s?'(?:\\s*::\\s*interval)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW = Pattern.compile("now\\(\\)|current_timestamp|transaction_timestamp\\(\\)|statement_timestamp\\(\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN = Pattern.compile("'\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d)?)?'");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Compared compared
                ? Stream.of(Mirrored.asIs(compared), Mirrored.turned(compared))
                        .flatMap(each -> rewriting(original, term.block(), compared.span(), each).stream()).limit(1)
                : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        if (!(original.shape(mirrored.subject()) instanceof Shape.Computed sum) || mirrored.operator().equals("<>")) {
            return Optional.empty();
        }
        boolean plus = sum.operator().equals("+");
        if (!plus && !sum.operator().equals("-")) {
            return Optional.empty();
        }
        boolean columnFirst = original.shape(sum.left()) instanceof Shape.Column;
        if (!columnFirst && plus) {
            return Optional.empty();
        }
        Span column = columnFirst ? sum.left() : sum.right();
        // column ± length compared with a moment, or moment - column compared with a length
        Span length = columnFirst ? sum.right() : mirrored.value();
        Span moment = columnFirst ? mirrored.value() : sum.left();
        String operator = columnFirst ? mirrored.operator() : Mirrored.turned(mirrored.operator());
        String sign = columnFirst && !plus ? " + " : " - ";
        for (String type : TypedColumn.TIMES) {
            Optional<TypedColumn> typed = TypedColumn.of(original, column, block, List.of(type));
            Optional<String> when = moment(original.text(moment).strip(), type, columnFirst);
            String written = original.text(length).strip();
            Optional<String> duration = columnFirst ? added(written, type) : elapsed(written, type);
            if (typed.isPresent() && when.isPresent() && duration.isPresent()) {
                String condition = original.text(column) + " " + operator + " " + when.get() + sign + duration.get();
                return Optional.of(Rewriting.sameRows(INFO, original, term, List.of(new Edit(term, condition)),
                        List.of(typed.get().condition()), Gain.LIKELY));
            }
        }
        return Optional.empty();
    }

    /// A moment of this type, written so that it keeps it beside an interval.
    ///
    /// @param typed what it is compared with tells the type of a parameter and of a plain text
    private static Optional<String> moment(String text, String type, boolean typed) {
        boolean unsaid = typed && (text.matches("\\$\\d+") || WRITTEN.matcher(text).matches());
        return switch (type) {
            case TypedColumn.ZONED -> NOW.matcher(text).matches() ? Optional.of(text) : unsaid ? Optional.of(text + "::timestamptz")
                    : Optional.empty();
            case TypedColumn.TIMESTAMP -> text.equalsIgnoreCase("localtimestamp") ? Optional.of(text)
                    : unsaid ? Optional.of(text + "::timestamp") : Optional.empty();
            default -> text.equalsIgnoreCase("current_date") ? Optional.of(text)
                    : unsaid && !text.contains(":") ? Optional.of(text + "::date") : Optional.empty();
        };
    }

    /// What may be added to such a time and taken away again without a difference.
    private static Optional<String> added(String text, String type) {
        Matcher interval = INTERVAL.matcher(text);
        if (type.equals(TypedColumn.DATE)) {
            return text.matches("\\d{1,6}") ? Optional.of(text) : Optional.empty();
        }
        if (!interval.matches()) {
            return Optional.empty();
        }
        String unit = interval.group(2).toLowerCase(Locale.ROOT);
        boolean fixed = switch (unit) {
            case "second", "minute", "hour" -> true;
            case "day", "week" -> type.equals(TypedColumn.TIMESTAMP);
            default -> false;
        };
        return fixed ? Optional.of("interval '" + interval.group(1) + " " + unit + (interval.group(1).equals("1") ? "'" : "s'"))
                : Optional.empty();
    }

    /// What is as long as this interval where intervals are compared.
    private static Optional<String> elapsed(String text, String type) {
        if (type.equals(TypedColumn.DATE)) {
            return text.matches("\\d{1,6}") ? Optional.of(text) : Optional.empty();
        }
        Matcher interval = INTERVAL.matcher(text);
        if (!interval.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(interval.group(1));
        String unit = interval.group(2).toLowerCase(Locale.ROOT);
        return Optional.of("interval '" + switch (unit) {
            case "day" -> count * 24 + " hours";
            case "week" -> count * 7 * 24 + " hours";
            case "month" -> count * 30 * 24 + " hours";
            case "year" -> count * 360 * 24 + " hours";
            default -> count + " " + unit + (count == 1 ? "" : "s");
        } + "'");
    }
}
