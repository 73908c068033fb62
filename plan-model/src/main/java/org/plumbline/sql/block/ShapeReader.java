package org.plumbline.sql.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// Tells what a part of a statement is at its outermost, by the precedence of PostgreSQL's operators (gram.y): OR, AND, NOT, IS,
/// comparisons, BETWEEN IN LIKE, and then all others.
public final class ShapeReader {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> PATTERNS = Set.of("like", "ilike", "similar");
    private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final List<Set<String>> ARITHMETIC = List.of(Set.of("+", "-"), Set.of("*", "/", "%"));

    private final List<Piece> pieces;
    private final OperandShapes operands = new OperandShapes(this);

    /// @param pieces all of the statement
    public ShapeReader(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /// What stands there.
    ///
    /// @param span whole tokens; one without any is [Shape.Other]
    public Shape read(Span span) {
        int from = 0;
        while (from < pieces.size() && pieces.get(from).start() < span.start()) {
            from++;
        }
        int to = from;
        while (to < pieces.size() && pieces.get(to).span().end() <= span.end()) {
            to++;
        }
        return to == from ? new Shape.Other(span) : condition(span(from, to), from, to);
    }

    private Shape condition(Span all, int from, int to) {
        int first = from;
        int last = to;
        while (isBracketed(first, last) && !queryBegins(first + 1)) {
            first++;
            last--;
        }
        if (last - first == 0) {
            return new Shape.Other(all);
        }
        List<Span> either = parts(first, last, index -> at(index).isWord("or"));
        if (either.size() > 1) {
            return new Shape.Either(all, either);
        }
        List<Span> both = parts(first, last, new ConjunctionWords());
        if (both.size() > 1) {
            return new Shape.Both(all, both);
        }
        return at(first).isWord("not") && last - first > 1 ? new Shape.Not(all, span(first + 1, last)) : predicate(all, first, last);
    }

    /// AND, but the one that belongs to a BETWEEN.
    private final class ConjunctionWords implements IntPredicate {
        private int betweens;

        @Override
        public boolean test(int index) {
            betweens += at(index).isWord("between") ? 1 : 0;
            if (at(index).isWord("and") && betweens > 0) {
                betweens--;
                return false;
            }
            return at(index).isWord("and");
        }
    }

    private Shape predicate(Span all, int from, int to) {
        OptionalInt is = find(from, to, index -> at(index).isWord("is"));
        if (is.isPresent()) {
            boolean negated = at(is.getAsInt() + 1).isWord("not");
            boolean isNull = is.getAsInt() + (negated ? 3 : 2) == to && at(to - 1).isWord("null") && is.getAsInt() > from;
            return isNull ? new Shape.IsNull(all, span(from, is.getAsInt()), negated) : new Shape.Other(all);
        }
        OptionalInt comparison = find(from, to, index -> COMPARISONS.contains(text(index)));
        if (comparison.isPresent()) {
            return comparison(all, from, comparison.getAsInt(), to);
        }
        OptionalInt word = find(from, to, index -> at(index).isWord("between") || at(index).isWord("in") || PATTERNS.contains(text(index)));
        if (word.isPresent() && word.getAsInt() > from) {
            return worded(all, from, word.getAsInt(), to);
        }
        if (at(from).isWord("exists") && isBracketed(from + 1, to)) {
            return new Shape.Exists(all, span(from + 1, to));
        }
        return operands.read(all, from, to);
    }

    private Shape comparison(Span all, int from, int at, int to) {
        if (at == from || at + 1 >= to || find(at + 1, to, index -> COMPARISONS.contains(text(index))).isPresent()) {
            return new Shape.Other(all);
        }
        String operator = text(at).equals("!=") ? "<>" : text(at);
        if (QUANTIFIERS.contains(text(at + 1)) && isBracketed(at + 2, to)) {
            return new Shape.Quantified(all, span(from, at), operator, at(at + 1).isWord("all"), span(at + 2, to));
        }
        return new Shape.Compared(all, span(from, at), operator, span(at + 1, to));
    }

    private Shape worded(Span all, int from, int word, int to) {
        boolean negated = at(word - 1).isWord("not");
        int end = negated ? word - 1 : word;
        if (end == from || word + 1 >= to) {
            return new Shape.Other(all);
        }
        Span subject = span(from, end);
        if (at(word).isWord("in")) {
            return isBracketed(word + 1, to) ? new Shape.Within(all, subject, negated, span(word + 1, to), queryBegins(word + 2) ? List.of()
                    : parts(word + 2, to - 1, index -> at(index).is(","))) : new Shape.Other(all);
        }
        if (at(word).isWord("between")) {
            OptionalInt and = find(word + 1, to, index -> at(index).isWord("and"));
            return and.isEmpty() || at(word + 1).isWord("symmetric") || and.getAsInt() + 1 >= to ? new Shape.Other(all)
                    : new Shape.Between(all, subject, negated, span(word + 1, and.getAsInt()), span(and.getAsInt() + 1, to));
        }
        boolean similar = at(word).isWord("similar");
        int pattern = similar ? word + 2 : word + 1;
        return pattern >= to || find(pattern, to, index -> at(index).isWord("escape")).isPresent() ? new Shape.Other(all)
                : new Shape.Matched(all, subject, negated, similar ? "similar to" : text(word), span(pattern, to));
    }

    /// The last operator of the loosest kind that ties two operands.
    OptionalInt operator(int from, int to) {
        for (Set<String> kind : ARITHMETIC) {
            OptionalInt found = OptionalInt.empty();
            if (kind.contains("*") && findOther(from, to).isPresent()) {
                return findOther(from, to);
            }
            for (int at : depthZero(from, to)) {
                if (at > from && kind.contains(text(at)) && at(at).token().kind() == Kind.OPERATOR
                        && at(at - 1).token().kind() != Kind.OPERATOR) {
                    found = OptionalInt.of(at);
                }
            }
            // other operators bind less than arithmetic
            if (found.isPresent()) {
                return findOther(from, to).isPresent() ? findOther(from, to) : found;
            }
        }
        return findOther(from, to);
    }

    private OptionalInt findOther(int from, int to) {
        OptionalInt found = OptionalInt.empty();
        for (int at : depthZero(from, to)) {
            boolean arithmetic = text(at).equals("^") || ARITHMETIC.stream().anyMatch(kind -> kind.contains(text(at)));
            if (at > from && at(at).token().kind() == Kind.OPERATOR && !arithmetic && !COMPARISONS.contains(text(at))) {
                found = OptionalInt.of(at);
            }
        }
        return found;
    }

    /// Pieces outside all brackets and CASEs.
    List<Integer> depthZero(int from, int to) {
        var indexes = new ArrayList<Integer>();
        int depth = 0;
        for (int i = from; i < to; i++) {
            boolean closes = at(i).closes() || at(i).isWord("end");
            depth -= closes ? 1 : 0;
            if (depth == 0 && !at(i).opens() && !closes && !at(i).isWord("case")) {
                indexes.add(i);
            }
            depth += at(i).opens() || at(i).isWord("case") ? 1 : 0;
        }
        return indexes;
    }

    private OptionalInt find(int from, int to, IntPredicate wanted) {
        return depthZero(from, to).stream().mapToInt(Integer::intValue).filter(wanted).findFirst();
    }

    /// What these words or commas keep apart.
    List<Span> parts(int from, int to, IntPredicate separates) {
        var parts = new ArrayList<Span>();
        int start = from;
        for (int at : depthZero(from, to)) {
            if (separates.test(at)) {
                if (at > start) {
                    parts.add(span(start, at));
                }
                start = at + 1;
            }
        }
        if (to > start) {
            parts.add(span(start, to));
        }
        return parts;
    }

    /// One pair of parentheses around all of it.
    boolean isBracketed(int from, int to) {
        if (to - from < 2 || !at(from).is("(")) {
            return false;
        }
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += at(i).opens() ? 1 : at(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i == to - 1;
            }
        }
        return false;
    }

    boolean queryBegins(int index) {
        int at = index;
        while (at < pieces.size() && at(at).is("(")) {
            at++;
        }
        return at(at).isWord("select") || at(at).isWord("with") || at(at).isWord("values") || at(at).isWord("table");
    }

    Piece at(int index) {
        return index >= 0 && index < pieces.size() ? pieces.get(index) : new Piece(SqlToken.NONE, 0);
    }

    String text(int index) {
        return at(index).token().text().toLowerCase(Locale.ROOT);
    }

    boolean isConstant(int index) {
        return at(index).token().kind() == Kind.WORD && CONSTANTS.contains(text(index));
    }

    Span span(int from, int to) {
        return at(from).span().to(at(to - 1).span());
    }

    /// As it stands, without comments.
    String text(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from && at(i).start() > at(i - 1).span().end() ? " " : "").append(at(i).token().text());
        }
        return text.toString();
    }
}
