package org.plumbline.plan.print;

import java.util.Set;
import org.plumbline.sql.PostgresNames;

/// Names that tell nothing of whose plan it is: PostgreSQL made them up, or every database has them.
final class KeptNames {
    /// System columns, the schema that every database has, and what the planner and the rewriter call what the statement does not name
    /// (parse_relation.c, rewriteHandler.c, subselect.c, ruleutils.c).
    private static final Set<String> NAMES = Set.of("ctid", "oid", "tableoid", "xmin", "xmax", "cmin", "cmax", "public", "excluded", "old",
            "new", "ANY_subquery", "unnamed_join", "unnamed_subquery", "?column?", "$user", "");

    private KeptNames() {}

    static boolean isKept(String name) {
        return NAMES.contains(name) || PostgresNames.isCatalogue(name) || name.startsWith("*")
                || isNumbered(name, "column") || isNumbered(name, "w") || isNumbered(name, "pg_temp_") || isNumbered(name, "pg_toast_")
                || isNumbered(name, "RI_ConstraintTrigger_a_") || isNumbered(name, "RI_ConstraintTrigger_c_")
                || isNumbered(name, "RI_ConstraintTrigger_");
    }

    /// `column1` of VALUES, `w1` of an OVER without a name.
    static boolean isNumbered(String name, String beginning) {
        return name.length() > beginning.length() && name.startsWith(beginning)
                && name.chars().skip(beginning.length()).allMatch(c -> c >= '0' && c <= '9');
    }
}
