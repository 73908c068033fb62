package org.plumbline.plan.print;

import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.PostgresNames;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// Words of statements as people write them. A word that both PostgreSQL and a person could mean is a name where the plan has that name.
final class StatementWords implements WordPlace {
    private static final Set<String> OPTIONS = Set.of("buffers", "costs", "timing", "summary", "wal", "memory", "serialize", "generic_plan",
            "verbose", "format", "yaml");
    private static final Set<String> BEFORE_COUNTS = Set.of("limit", "offset", "first", "next");
    private static final Set<String> BEFORE_TABLES = Set.of("into", "table", "recursive", "references");

    private final Substitutes substitutes;

    StatementWords(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    @Override
    public boolean isPostgres(SqlPlace place, NameKind kind) {
        String word = place.here().text().toLowerCase(Locale.ROOT);
        if (place.before().is(".") && !place.isCall()) {
            return false;
        }
        if (place.after().is(".")) {
            return false;
        }
        if (PostgresNames.isReserved(word)) {
            return true;
        }
        if (place.isCall()) {
            boolean table = BEFORE_TABLES.contains(lower(place.before()));
            return !table && (PostgresNames.isFunction(word) || PostgresNames.isKeyword(word) || PostgresNames.isType(word));
        }
        if (place.after().kind() == Kind.STRING && PostgresNames.isType(word)) {
            return true;
        }
        boolean fixed = place.before().isWord("NULLS") || place.before().isWord("FETCH");
        return isWord(word) && (fixed || !substitutes.knows(word));
    }

    @Override
    public boolean keepsNumber(SqlPlace place) {
        return BEFORE_COUNTS.contains(lower(place.before()));
    }

    private static boolean isWord(String word) {
        return PostgresNames.isKeyword(word) || PostgresNames.isType(word) || PostgresNames.isSetting(word) || OPTIONS.contains(word)
                || LiteralWords.isWord(word);
    }

    private static String lower(SqlToken token) {
        return token.text().toLowerCase(Locale.ROOT);
    }
}
