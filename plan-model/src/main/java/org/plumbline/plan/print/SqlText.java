package org.plumbline.plan.print;

import java.util.List;
import java.util.Locale;
import org.plumbline.sql.PostgresNames;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// A statement, or an expression as a plan has it, with other names and literals. Operators, casts, brackets, PostgreSQL's own functions
/// and types, parameters and references to other parts of the plan stay; comments go.
final class SqlText {
    private final Substitutes substitutes;
    private final LiteralText literals;
    private final WordPlace words;

    private SqlText(Substitutes substitutes, WordPlace words) {
        this.substitutes = substitutes;
        this.literals = new LiteralText(substitutes);
        this.words = words;
    }

    /// Expressions that PostgreSQL deparsed: keywords are in capitals, all other words without quotes are names.
    static SqlText ofPlan(Substitutes substitutes) {
        return new SqlText(substitutes, new PlanWords());
    }

    /// Statements as people write them.
    static SqlText ofStatement(Substitutes substitutes) {
        return new SqlText(substitutes, new StatementWords(substitutes));
    }

    String rewritten(String text) {
        List<SqlToken> tokens = SqlScanner.tokens(text);
        var types = new TypePlaces(tokens);
        var rewritten = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            var place = new SqlPlace(tokens, i);
            rewritten.append(types.isType(i) ? type(place) : rewritten(place));
        }
        return rewritten.toString();
    }

    private String rewritten(SqlPlace place) {
        String text = place.here().text();
        return switch (place.here().kind()) {
            case SPACE, PARAMETER, OPERATOR, SYMBOL -> text;
            case COMMENT -> " ";
            case NUMBER -> words.keepsNumber(place) ? text : literals.number(text);
            case STRING -> string(place);
            case QUOTED_NAME -> quotedName(place);
            case WORD -> word(place);
        };
    }

    private String type(SqlPlace place) {
        SqlToken token = place.here();
        return switch (token.kind()) {
            case WORD -> isPostgresType(token.text()) ? token.text() : name(place, NameKind.TYPE);
            case QUOTED_NAME -> PostgresNames.isType(token.unquoted()) ? token.text() : quotedName(place);
            default -> token.text();
        };
    }

    private static boolean isPostgresType(String name) {
        return PostgresNames.isType(name) || PostgresNames.isKeyword(name) || PostgresNames.isCatalogue(name);
    }

    private String word(SqlPlace place) {
        NameKind kind = kind(place);
        return words.isPostgres(place, kind) ? place.here().text() : name(place, kind);
    }

    /// Names without quotes are in lower case, whatever case they are written in.
    private String name(SqlPlace place, NameKind kind) {
        String word = place.here().text();
        String name = word.toLowerCase(Locale.ROOT);
        String other = substitutes.name(name, kind);
        return other.equals(name) ? word : other;
    }

    private String quotedName(SqlPlace place) {
        String text = place.here().text();
        String name = place.here().unquoted();
        if ((place.isCall() && PostgresNames.isFunction(name)) || (isCollation(place) && Collations.isKnown(name))) {
            return text;
        }
        String other = substitutes.name(name, kind(place));
        return other.equals(name) ? text : text.substring(0, text.indexOf('"') + 1) + other + '"';
    }

    private static boolean isCollation(SqlPlace place) {
        return place.before().isWord("COLLATE") || (place.before().is(".") && place.before(3).isWord("COLLATE"));
    }

    private static NameKind kind(SqlPlace place) {
        if (place.isCall()) {
            return NameKind.FUNCTION;
        }
        if (place.after().is(".")) {
            return place.before().is(".") || !place.after(3).is(".") ? NameKind.ALIAS : NameKind.SCHEMA;
        }
        return NameKind.COLUMN;
    }

    private String string(SqlPlace place) {
        String text = place.here().text();
        if (text.startsWith("$")) {
            return dollars(text);
        }
        int open = text.indexOf('\'');
        boolean closed = text.length() > open + 1 && text.endsWith("'");
        String body = text.substring(open + 1, closed ? text.length() - 1 : text.length());
        return text.substring(0, open + 1) + body(body, text.charAt(0) == 'E' || text.charAt(0) == 'e', place) + (closed ? "'" : "");
    }

    /// `'orders_id_seq'::regclass` holds a name.
    private String body(String body, boolean escapes, SqlPlace place) {
        String type = place.after().is("::") ? place.after(2).text() : "";
        if (type.startsWith("regconfig") || type.startsWith("regdictionary")) {
            return PostgresNames.isConfiguration(body) ? body : literals.words(body, escapes);
        }
        return type.startsWith("reg") ? ofPlan(substitutes).rewritten(body) : literals.rewritten(body, escapes);
    }

    /// `$tag$text$tag$`.
    private String dollars(String text) {
        int end = text.indexOf('$', 1) + 1;
        String tag = text.substring(0, end);
        boolean closed = text.length() >= 2 * end && text.endsWith(tag);
        String other = end > 2 ? "$" + literals.words(tag.substring(1, end - 1), false) + "$" : tag;
        return other + literals.words(text.substring(end, closed ? text.length() - end : text.length()), false) + (closed ? other : "");
    }
}
