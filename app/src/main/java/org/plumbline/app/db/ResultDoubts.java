package org.plumbline.app.db;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.rewrite.proof.RewriteMeasurement.Doubt;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// Why a statement may give other rows with the same data, so that another one that does the same may as well.
final class ResultDoubts {
    /// With which a statement takes some of its rows, numbers them or strings them together, as PostgreSQL's grammar and functions have it.
    private static final Set<String> CHOOSING =
            Set.of("limit", "offset", "fetch", "over", "array_agg", "string_agg", "json_agg", "jsonb_agg", "xmlagg");
    private static final Set<String> FLOATING = Set.of("float4", "float8");

    private ResultDoubts() {}

    /// @param types of its columns, as the driver names them
    /// @param asMany the other one gave as many rows: else a LIMIT of the whole is none
    static Set<Doubt> of(String sql, List<String> types, boolean asMany) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (chooses(sql, asMany)) {
            doubts.add(Doubt.TIES);
        }
        if (asMany && types.stream().anyMatch(FLOATING::contains)) {
            doubts.add(Doubt.ROUNDING);
        }
        return doubts;
    }

    private static boolean chooses(String sql, boolean asMany) {
        int depth = 0;
        String before = "";
        for (SqlToken token : SqlScanner.tokens(sql).stream().filter(each -> !each.isSilent()).toList()) {
            String word = token.text().toLowerCase(Locale.ROOT);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            boolean takes = CHOOSING.contains(word) || (word.equals("on") && before.equals("distinct"));
            if (takes && (asMany || depth > 0)) {
                return true;
            }
            before = word;
        }
        return false;
    }
}
