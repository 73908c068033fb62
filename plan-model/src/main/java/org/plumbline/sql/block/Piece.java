package org.plumbline.sql.block;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// A token that is neither space nor comment, and where it stands.
public record Piece(SqlToken token, int start) {
    /// Those of a text, in order.
    public static List<Piece> of(String sql) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (SqlToken token : SqlScanner.tokens(sql)) {
            if (!token.isSilent()) {
                pieces.add(new Piece(token, at));
            }
            at += token.text().length();
        }
        return pieces;
    }

    public Span span() {
        return new Span(start, start + token.text().length());
    }

    public boolean is(String symbol) {
        return token.is(symbol);
    }

    public boolean isWord(String word) {
        return token.isWord(word);
    }

    /// It can be a name, as far as its kind goes.
    public boolean isName() {
        return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED_NAME;
    }

    /// The name as PostgreSQL keeps it.
    public String name() {
        return QuotedName.read(token.text());
    }

    public boolean opens() {
        return is("(") || is("[");
    }

    public boolean closes() {
        return is(")") || is("]");
    }
}
