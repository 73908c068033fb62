package org.plumbline.sql.block;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An expression of a statement: an item of SELECT, GROUP BY or ORDER BY, or a condition.
///
/// @param span where it stands, without its alias, ASC or DESC
/// @param text the expression without comments
/// @param alias the name that a SELECT gives it
/// @param owner the block whose names it uses
/// @param among of a column in USING: the references that have it; the last one is the join's right side
public record QueryPart(Span span, String text, Optional<String> alias, QueryBlock owner, List<Reference> among) {
    private static final Pattern STAR = Pattern.compile("\\.\\s*\\*$");

    public QueryPart {
        among = List.copyOf(among);
    }

    /// It stands for several columns: `*`, `o.*`.
    public boolean isStar() {
        return text.equals("*") || STAR.matcher(text).find();
    }
}
