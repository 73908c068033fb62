package org.plumbline.plan.print;

import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.PostgresNames;
import org.plumbline.sql.SqlToken;

/// Words of what PostgreSQL deparses (ruleutils.c): keywords are in capitals, names never are, unless in quotes.
final class PlanWords implements WordPlace {
    /// What only plans have.
    private static final Set<String> NOTATION = Set.of("SubPlan", "InitPlan", "PARTIAL", "DISTINCT", "FILTER");

    @Override
    public boolean isPostgres(SqlPlace place, NameKind kind) {
        String word = place.here().text();
        if (isPlan(place.before())) {
            return true;
        }
        if (place.before().is(".") && !place.isCall()) {
            return place.before(2).is(")") && KeptNames.isNumbered(word, "col");
        }
        if (place.isCall() && PostgresNames.isFunction(word)) {
            return true;
        }
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            return NOTATION.contains(word) || (word.equals(word.toUpperCase(Locale.ROOT)) && PostgresNames.isKeyword(word));
        }
        return kind != NameKind.FUNCTION && kind != NameKind.ALIAS && isNotation(word, place);
    }

    /// `(hashed SubPlan 1)`, `(alternatives: SubPlan 1 or hashed SubPlan 2)`, `EXTRACT(year FROM x)`.
    private static boolean isNotation(String word, SqlPlace place) {
        return switch (word) {
            case "true", "false" -> true;
            case "hashed", "rescan" -> isPlan(place.after());
            case "or" -> isPlan(place.after()) || isPlan(place.after(2));
            case "alternatives" -> place.after().is(":");
            case "subplan" -> place.before().is("(") && place.after().is(")");
            default -> place.before().is("(") && place.before(2).isWord("EXTRACT");
        };
    }

    @Override
    public boolean keepsNumber(SqlPlace place) {
        return isPlan(place.before());
    }

    private static boolean isPlan(SqlToken token) {
        return token.is("SubPlan") || token.is("InitPlan");
    }
}
