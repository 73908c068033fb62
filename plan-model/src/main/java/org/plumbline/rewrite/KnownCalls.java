package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.Calls;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// Functions of PostgreSQL's own that give one value, the same for the same arguments within a statement, and do nothing else: `pg_proc`
/// has `i` or `s` for `provolatile` and no `proretset`. What somebody wrote is not known.
final class KnownCalls {
    private static final Set<String> REPEATABLE = Set.of(
            "abs", "age", "array_length", "array_position", "array_to_string", "ascii", "bit_length", "btrim", "cardinality", "cbrt",
            "ceil", "ceiling", "char_length", "character_length", "chr", "coalesce", "concat", "concat_ws", "current_setting", "date",
            "date_bin", "date_part", "date_trunc", "decode", "degrees", "div", "encode", "exp", "extract", "floor", "format", "gcd",
            "greatest", "initcap", "isfinite", "json_array_length", "json_extract_path_text", "json_typeof", "jsonb_array_length",
            "jsonb_extract_path_text", "jsonb_typeof", "justify_days", "justify_hours", "justify_interval", "least", "left", "length",
            "ln", "log", "lower", "lpad", "ltrim", "make_date", "make_interval", "make_timestamp", "make_timestamptz", "md5", "mod",
            "now", "nullif", "octet_length", "overlay", "position", "power", "quote_ident", "quote_literal", "radians", "regexp_replace",
            "repeat", "replace", "reverse", "right", "round", "rpad", "rtrim", "sign", "split_part", "sqrt", "starts_with",
            "statement_timestamp", "string_to_array", "strpos", "substr", "substring", "timezone", "to_char", "to_date", "to_hex",
            "to_json", "to_jsonb", "to_number", "to_timestamp", "to_tsquery", "to_tsvector", "transaction_timestamp", "translate", "trim",
            "trunc", "upper", "width_bucket");
    /// Words and types with a parenthesis behind them that call nothing.
    private static final Set<String> WORDS = Set.of(
            "all", "and", "any", "array", "as", "between", "bit", "by", "case", "cast", "char", "character", "cube", "decimal", "distinct",
            "else", "except", "exists", "filter", "float", "from", "group", "grouping", "having", "ilike", "in", "intersect", "interval",
            "is", "join", "lateral", "like", "limit", "not", "numeric", "offset", "on", "or", "order", "over", "precision", "rollup",
            "row", "select", "set", "sets", "similar", "some", "then", "time", "timestamp", "to", "union", "using", "values", "varchar",
            "varying", "when", "where", "with");

    private KnownCalls() {}

    /// Whether this function is one of them.
    ///
    /// @param name in lower case, without a schema
    static boolean isRepeatable(String name) {
        return REPEATABLE.contains(name);
    }

    /// Whether all that a part of a statement calls is known to be so, aggregates included.
    static boolean areRepeatable(Original original, Span part) {
        List<Piece> pieces = Piece.of(original.text(part));
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (pieces.get(i).isName() && pieces.get(i + 1).is("(") && !isKnown(pieces, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKnown(List<Piece> pieces, int at) {
        boolean qualified = at > 1 && pieces.get(at - 1).is(".");
        if (qualified && !pieces.get(at - 2).isWord("pg_catalog")) {
            return false;
        }
        String name = pieces.get(at).name();
        boolean word = !qualified && WORDS.contains(pieces.get(at).token().text().toLowerCase(Locale.ROOT));
        return word || REPEATABLE.contains(name) || Calls.isAggregate(name);
    }

    /// A question mark may be JDBC's parameter, which cannot be written twice.
    static boolean hasMarks(Original original) {
        return original.pieces().stream().anyMatch(KnownCalls::isMark);
    }

    /// A parameter stands there, or what may be JDBC's: without it the others have other numbers or one of them no type.
    static boolean hasParameters(Original original, Span part) {
        return original.pieces().stream().filter(piece -> part.covers(piece.span()))
                .anyMatch(piece -> isMark(piece) || piece.token().kind() == SqlToken.Kind.PARAMETER);
    }

    private static boolean isMark(Piece piece) {
        return piece.token().kind() == SqlToken.Kind.OPERATOR && piece.token().text().contains("?");
    }

    /// `ONLY orders`: without its partitions and the tables that inherit from it.
    static boolean isOnly(Original original, Reference reference) {
        List<Piece> own = Piece.of(original.text(reference.span()));
        return own.size() > 1 && own.getFirst().isWord("only") && (own.get(1).isName() || own.get(1).opens());
    }
}
