package org.plumbline.sql.block;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.plumbline.sql.SqlToken.Kind;

/// Tells what an operand is: what stands on either side of a comparison, or among a SELECT's items.
final class OperandShapes {
    /// What a call's parentheses may begin or hold beside arguments.
    private static final Set<String> CALL_WORDS = Set.of("distinct", "all", "variadic", "order", "from", "for", "placing", "in", "as");
    /// Words that look like columns and are functions of no argument (gram.y, `func_expr_common_subexpr`).
    private static final Set<String> VALUES = Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
            "current_user", "session_user", "current_role", "current_catalog", "current_schema", "user", "default");

    private final ShapeReader reader;

    OperandShapes(ShapeReader reader) {
        this.reader = reader;
    }

    Shape read(Span all, int from, int to) {
        int length = to - from;
        if (reader.isBracketed(from, to) && reader.queryBegins(from + 1)) {
            return new Shape.Query(all);
        }
        if (length == 1) {
            return single(all, from);
        }
        Optional<Shape> literal = literal(all, from, to);
        if (literal.isPresent()) {
            return literal.get();
        }
        OptionalInt operator = reader.operator(from, to);
        if (operator.isPresent()) {
            int at = operator.getAsInt();
            return at + 1 >= to ? new Shape.Other(all)
                    : new Shape.Computed(all, reader.span(from, at), reader.text(at), reader.span(at + 1, to));
        }
        OptionalInt cast = reader.depthZero(from, to).stream().mapToInt(Integer::intValue).filter(at -> reader.at(at).is("::"))
                .reduce((_, last) -> last);
        if (cast.isPresent() && cast.getAsInt() > from) {
            return new Shape.Cast(all, reader.span(from, cast.getAsInt()), reader.text(cast.getAsInt() + 1, to));
        }
        return name(all, from, to);
    }

    private Shape single(Span all, int at) {
        Piece piece = reader.at(at);
        return switch (piece.token().kind()) {
            case NUMBER, STRING -> new Shape.Literal(all);
            case PARAMETER -> new Shape.Parameter(all, piece.token().text());
            case QUOTED_NAME -> new Shape.Column(all, Optional.empty(), piece.name());
            case WORD -> reader.isConstant(at) ? new Shape.Literal(all)
                    : VALUES.contains(reader.text(at)) ? new Shape.Other(all) : new Shape.Column(all, Optional.empty(), piece.name());
            case SPACE, COMMENT, OPERATOR, SYMBOL -> new Shape.Other(all);
        };
    }

    /// `-1`, `date '2026-01-01'`, `interval '1 day'`.
    private Optional<Shape> literal(Span all, int from, int to) {
        Kind last = reader.at(to - 1).token().kind();
        boolean signed = to - from == 2 && last == Kind.NUMBER && (reader.at(from).is("-") || reader.at(from).is("+"));
        boolean typed = last == Kind.STRING && to - from <= 5;
        for (int i = from; i < to - 1 && typed; i++) {
            // a column AT TIME ZONE 'UTC' is none
            typed = reader.at(i).token().kind() == Kind.WORD && !reader.at(i).isWord("at");
        }
        return signed || typed ? Optional.of(new Shape.Literal(all)) : Optional.empty();
    }

    /// A column with its table, or a call.
    private Shape name(Span all, int from, int to) {
        int at = from;
        while (reader.at(at).isName() && reader.at(at + 1).is(".") && at + 2 < to) {
            at += 2;
        }
        if (!reader.at(at).isName()) {
            return new Shape.Other(all);
        }
        String name = reader.at(at).name();
        if (at + 1 == to) {
            return new Shape.Column(all, Optional.of(reader.at(at - 2).name()), name);
        }
        return reader.at(at + 1).is("(") ? call(all, name, at + 1, to) : new Shape.Other(all);
    }

    private Shape call(Span all, String name, int open, int to) {
        int close = open;
        int depth = 0;
        do {
            depth += reader.at(close).opens() ? 1 : reader.at(close).closes() ? -1 : 0;
            close++;
        } while (depth > 0 && close < to);
        List<Span> arguments = reader.parts(open + 1, close - 1, index -> reader.at(index).is(","));
        boolean words = reader.depthZero(open + 1, close - 1).stream().anyMatch(index -> reader.at(index).token().kind() == Kind.WORD
                && CALL_WORDS.contains(reader.text(index)));
        if (name.equals("cast") && close == to) {
            OptionalInt as = reader.depthZero(open + 1, close - 1).stream().mapToInt(Integer::intValue)
                    .filter(index -> reader.at(index).isWord("as")).findFirst();
            return as.isEmpty() ? new Shape.Other(all)
                    : new Shape.Cast(all, reader.span(open + 1, as.getAsInt()), reader.text(as.getAsInt() + 1, close - 1));
        }
        boolean ends = close == to || reader.at(close).isWord("filter") || reader.at(close).isWord("over")
                || reader.at(close).isWord("within");
        return ends ? new Shape.Call(all, name, arguments, close == to && !words) : new Shape.Other(all);
    }
}
