package org.plumbline.sql.block;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plumbline.sql.Calls;
import org.plumbline.sql.SqlToken.Kind;
import org.plumbline.sql.block.QueryBlock.FunctionCall;
import org.plumbline.sql.block.QueryBlock.Role;

/// Reads the expressions of a block: what it selects, its conditions, its groups and its order.
final class PartReader {
    /// Words in front of a parenthesis that ask for all of a subquery's rows.
    private static final Set<String> QUANTIFIERS = Set.of("in", "exists", "any", "some", "all");
    private static final Set<Kind> BEFORE_ALIAS = Set.of(Kind.STRING, Kind.NUMBER, Kind.PARAMETER, Kind.QUOTED_NAME);

    private final Cursor cursor;
    private final StatementReader statement;
    private int depth;

    PartReader(Cursor cursor, StatementReader statement) {
        this.cursor = cursor;
        this.statement = statement;
    }

    void selected(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        list(block, block.selected);
        block.items = cursor.index() > start ? cursor.span(start, cursor.index()) : cursor.before().span();
        block.star = block.selected.stream().anyMatch(QueryPart::isStar);
    }

    /// Items up to the next part of the query.
    void list(QueryBlock block, List<QueryPart> items) throws NotUnderstood {
        do {
            int start = cursor.index();
            expression(block, () -> cursor.here().is(","));
            if (cursor.index() > start) {
                items.add(item(block, start, cursor.index()));
            }
        } while (cursor.accept(","));
    }

    private QueryPart item(QueryBlock block, int start, int end) {
        int last = end - 1;
        if (last - start >= 2 && cursor.at(last - 1).isWord("as") && cursor.at(last).isName()) {
            return part(block, start, last - 1, Optional.of(cursor.at(last).name()));
        }
        boolean ends = cursor.at(last).isWord("end");
        boolean hasAlias = last > start && !ends && cursor.at(last).isName() && endsExpression(start, last - 1);
        return hasAlias ? part(block, start, last, Optional.of(cursor.at(last).name())) : part(block, start, end, Optional.empty());
    }

    /// A name behind this piece cannot belong to the expression: `o.total sum`, but not `x::double precision`.
    private boolean endsExpression(int start, int index) {
        Piece piece = cursor.at(index);
        return piece.closes() || piece.isWord("end") || BEFORE_ALIAS.contains(piece.token().kind())
                || (piece.isName() && (index == start || cursor.at(index - 1).is(".")));
    }

    QueryPart part(QueryBlock block, int start, int end, Optional<String> alias) {
        return new QueryPart(cursor.span(start, end), cursor.text(start, end), alias, block, List.of());
    }

    void conditionsAndGroups(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        if (cursor.accept("where")) {
            if (cursor.isWord("current") && cursor.peek(1).isWord("of")) {
                throw new NotUnderstood("it changes the row of a cursor");
            }
            condition(block, block.conditions, () -> false);
            block.where = Optional.of(cursor.span(start, cursor.index()));
        }
        int groups = cursor.index();
        if (cursor.accept("group")) {
            cursor.expect("by");
            cursor.accept("distinct");
            list(block, block.grouped);
            block.groupBy = Optional.of(cursor.span(groups, cursor.index()));
        }
        if (cursor.accept("having")) {
            condition(block, block.having, () -> false);
        }
        if (cursor.accept("window")) {
            expression(block, () -> false);
        }
    }

    /// Its terms, up to the next part of the query.
    void condition(QueryBlock block, List<QueryPart> terms, BooleanSupplier ends) throws NotUnderstood {
        int start = cursor.index();
        expression(block, ends);
        terms(block, start, cursor.index(), terms);
    }

    /// What AND ties together, at whatever depth of parentheses.
    private void terms(QueryBlock block, int from, int to, List<QueryPart> terms) {
        int start = from;
        int depth = 0;
        int cases = 0;
        int betweens = 0;
        for (int i = from; i < to; i++) {
            Piece piece = cursor.at(i);
            depth += piece.opens() ? 1 : piece.closes() ? -1 : 0;
            if (depth == 0) {
                cases += piece.isWord("case") ? 1 : piece.isWord("end") ? -1 : 0;
            }
            if (depth == 0 && cases == 0 && piece.isWord("or")) {
                // OR binds less than AND: all of it is one term.
                terms.add(part(block, from, to, Optional.empty()));
                return;
            }
        }
        for (int i = from; i < to; i++) {
            Piece piece = cursor.at(i);
            depth += piece.opens() ? 1 : piece.closes() ? -1 : 0;
            if (depth > 0) {
                continue;
            }
            cases += piece.isWord("case") ? 1 : piece.isWord("end") ? -1 : 0;
            betweens += cases == 0 && piece.isWord("between") ? 1 : 0;
            if (cases == 0 && piece.isWord("and")) {
                if (betweens > 0) {
                    betweens--;
                } else {
                    term(block, start, i, terms);
                    start = i + 1;
                }
            }
        }
        term(block, start, to, terms);
    }

    private void term(QueryBlock block, int from, int to, List<QueryPart> terms) {
        if (to - from > 2 && cursor.at(from).is("(") && closes(from, to - 1)) {
            terms(block, from + 1, to - 1, terms);
        } else if (to > from) {
            terms.add(part(block, from, to, Optional.empty()));
        }
    }

    /// The parenthesis at one index is closed by the one at the other.
    private boolean closes(int open, int close) {
        int depth = 0;
        for (int i = open; i <= close; i++) {
            depth += cursor.at(i).opens() ? 1 : cursor.at(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i == close;
            }
        }
        return false;
    }

    void values(QueryBlock block) throws NotUnderstood {
        do {
            if (!cursor.here().is("(")) {
                throw new NotUnderstood("a row was expected behind VALUES");
            }
            bracket(block);
        } while (cursor.accept(","));
    }

    void returning(QueryBlock block) throws NotUnderstood {
        if (cursor.accept("returning")) {
            expression(block, () -> false);
        }
    }

    void skipTo(String word) throws NotUnderstood {
        while (!cursor.ended() && !cursor.here().closes() && !cursor.isWord(word)) {
            if (cursor.here().opens()) {
                cursor.skipBracket();
            } else {
                cursor.next();
            }
        }
    }

    /// Goes over an expression, and reads the queries in it.
    void expression(QueryBlock block, BooleanSupplier ends) throws NotUnderstood {
        while (!cursor.ended() && !cursor.here().closes() && !cursor.atClause() && !ends.getAsBoolean()) {
            if (cursor.here().opens()) {
                bracket(block);
            } else {
                cursor.next();
            }
        }
    }

    private void bracket(QueryBlock block) throws NotUnderstood {
        int open = cursor.index();
        if (cursor.here().is("(") && cursor.opensWholeQuery()) {
            String word = cursor.before().token().text().toLowerCase(Locale.ROOT);
            statement.queryInParentheses(block, QUANTIFIERS.contains(word) ? Role.PREDICATE : Role.VALUE);
            return;
        }
        if (++depth > Cursor.DEEPEST) {
            throw new NotUnderstood("it is nested too deeply");
        }
        cursor.next();
        while (!cursor.here().closes()) {
            if (cursor.ended()) {
                throw new NotUnderstood("a parenthesis is not closed");
            }
            if (cursor.here().opens()) {
                bracket(block);
            } else {
                cursor.next();
            }
        }
        depth--;
        cursor.next();
        call(block, open);
    }

    /// The aggregate or window function whose arguments stand between this parenthesis and the cursor.
    private void call(QueryBlock block, int open) throws NotUnderstood {
        if (open == 0 || !cursor.at(open - 1).isName() || !cursor.at(open).is("(")) {
            return;
        }
        int end = cursor.index();
        int more = 0;
        if (cursor.isWord("within")) {
            more = 2;
        } else if (cursor.isWord("filter")) {
            more = 1;
        }
        if (more > 0 && cursor.peek(more).is("(")) {
            cursor.go(end + more);
            cursor.skipBracket();
            end = cursor.index();
        }
        boolean windowed = cursor.accept("over");
        if (windowed && cursor.here().is("(")) {
            cursor.skipBracket();
        } else if (windowed) {
            cursor.next();
        }
        if (windowed || Calls.isAggregate(cursor.at(open - 1).name()) || more > 0) {
            block.calls.add(new FunctionCall(cursor.span(open - 1, cursor.index()), windowed));
        }
    }
}
