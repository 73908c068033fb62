package org.plumbline.sql.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.SqlToken;

/// Walks over a statement's pieces.
final class Cursor {
    /// Parentheses in one another; more are generated.
    static final int DEEPEST = 400;

    private static final Piece NONE = new Piece(SqlToken.NONE, 0);
    /// Words that begin the next part of a query. Each is reserved, so that without quotes it names nothing.
    private static final Set<String> CLAUSES = Set.of(
            "from", "where", "group", "having", "window", "order", "limit", "offset", "fetch", "for", "union", "intersect", "except",
            "returning");

    private final List<Piece> pieces;
    private int at;

    Cursor(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    int index() {
        return at;
    }

    void go(int index) {
        at = index;
    }

    boolean ended() {
        return at >= pieces.size() || here().is(";");
    }

    Piece here() {
        return peek(0);
    }

    Piece peek(int steps) {
        int index = at + steps;
        return index >= 0 && index < pieces.size() ? pieces.get(index) : NONE;
    }

    Piece before() {
        return peek(-1);
    }

    Piece next() {
        Piece piece = here();
        at++;
        return piece;
    }

    boolean isWord(String word) {
        return here().isWord(word);
    }

    boolean accept(String text) {
        boolean found = here().is(text) || here().isWord(text);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String text) throws NotUnderstood {
        if (!accept(text)) {
            throw new NotUnderstood("“" + text + "” was expected "
                    + (ended() ? "at the statement's end" : "before “" + shown(here()) + "”"));
        }
    }

    private static String shown(Piece piece) {
        String text = piece.token().text();
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    /// Another part of the query begins here.
    boolean atClause() {
        if (isWord("on") && peek(1).isWord("conflict")) {
            return true;
        }
        if (here().token().kind() != SqlToken.Kind.WORD || !CLAUSES.contains(here().token().text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean isDistinctFrom = isWord("from") && before().isWord("distinct") && (peek(-2).isWord("is") || peek(-2).isWord("not"));
        return !isDistinctFrom && !before().is(".") && !(isWord("group") && before().isWord("within"));
    }

    /// A query begins behind this parenthesis, however many others stand between.
    boolean opensQuery() {
        int steps = 0;
        while (steps < DEEPEST && peek(steps).is("(")) {
            steps++;
        }
        Piece first = peek(steps);
        return steps > 0 && (first.isWord("select") || first.isWord("values") || first.isWord("with") || first.isWord("insert")
                || first.isWord("update") || first.isWord("delete") || first.isWord("merge")
                || (first.isWord("table") && peek(steps + 1).isName()));
    }

    /// This parenthesis is the query's own: `((SELECT ...) UNION ...)` and `(SELECT ...)`, but not `((SELECT ...) a JOIN ...)` and
    /// `((SELECT ...) > 0)`.
    boolean opensWholeQuery() throws NotUnderstood {
        if (!opensQuery() || !peek(1).is("(")) {
            return opensQuery();
        }
        int start = at;
        at++;
        boolean inner = opensWholeQuery();
        skipBracket();
        boolean whole = inner && (here().closes() || isWord("union") || isWord("intersect") || isWord("except") || isWord("order")
                || isWord("limit"));
        at = start;
        return whole;
    }

    /// Goes behind the bracket that closes the one here.
    void skipBracket() throws NotUnderstood {
        int depth = 0;
        do {
            if (at >= pieces.size()) {
                throw new NotUnderstood("a parenthesis is not closed");
            }
            depth += here().opens() ? 1 : here().closes() ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    /// `schema.name`, the last name last.
    List<String> qualifiedName() throws NotUnderstood {
        var names = new ArrayList<String>();
        do {
            if (!here().isName()) {
                throw new NotUnderstood("a name was expected "
                        + (ended() ? "at the statement's end" : "before “" + shown(here()) + "”"));
            }
            names.add(next().name());
        } while (accept("."));
        return names;
    }

    /// From one piece to another, without its comments.
    String text(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && pieces.get(i).start() > pieces.get(i - 1).span().end()) {
                text.append(' ');
            }
            text.append(pieces.get(i).token().text());
        }
        return text.toString();
    }

    Span span(int from, int to) {
        return pieces.get(from).span().to(pieces.get(to - 1).span());
    }

    Optional<Span> spanIfAny(int from, int to) {
        return to > from ? Optional.of(span(from, to)) : Optional.empty();
    }

    Piece at(int index) {
        return pieces.get(index);
    }
}
