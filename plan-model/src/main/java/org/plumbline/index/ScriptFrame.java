package org.plumbline.index;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What stands around the parts of a script: how to run it, timeouts, upkeep and a check of the result.
final class ScriptFrame {
    private static final String UNTRIED = """
            -- Indexes that Plumbline suggests from the plans of slow queries. None was tried on this
            -- database: read the reasons, look whether a similar index is there already, and compare
            -- the plans before and after.
            """;

    private static final String PROVEN = """
            -- Indexes that Plumbline suggests for a set of statements. Each says how far it is proven: read
            -- the reasons, and compare the plans before and after.
            """;

    private static final String WITHOUT_A_DATABASE = """
            -- Written without a look at the database: on a partitioned table PostgreSQL refuses CONCURRENTLY,
            -- and IF NOT EXISTS builds nothing where another relation has the name. The check at the end tells.
            """;

    private static final String OUTSIDE_A_TRANSACTION = """
            -- Run it outside a transaction block, as CONCURRENTLY demands: psql -v ON_ERROR_STOP=1 -f does so,
            -- and stops at what fails; psql -1, BEGIN and most migration tools do not.
            """;

    private static final String TIMEOUTS = """

            -- Rather give up than wait in a queue for a lock and hold up everybody behind. CONCURRENTLY waits
            -- for older transactions by the same limit: raise it where those are long.
            SET lock_timeout = '5s';
            -- %s may take long; it does not block reads or writes%s.
            SET statement_timeout = 0;
            """;

    private static final String UPKEEP = """

            -- An index on an expression gets its statistics from ANALYZE, one that answers alone its
            -- visibility map from VACUUM.
            """;

    private static final String RESET = """

            RESET lock_timeout;
            RESET statement_timeout;
            """;

    private ScriptFrame() {}

    /// @param upkeep statements for when the indexes are built
    /// @param blind nothing is known of the database
    static String forward(
            List<ScriptPart> builds, List<ScriptPart> drops, List<String> upkeep, boolean blind, Collection<DdlScript.Entry> entries) {
        boolean tried = entries.stream().flatMap(entry -> entry.proof().stream()).anyMatch(proof -> proof != ProofState.MODEL);
        var script = new StringBuilder(tried || entries.isEmpty() ? PROVEN : UNTRIED)
                .append(blind ? WITHOUT_A_DATABASE : "").append(OUTSIDE_A_TRANSACTION)
                .append(TIMEOUTS.formatted("Building an index", ""));
        builds.forEach(part -> script.append('\n').append(part.forward()));
        if (!upkeep.isEmpty()) {
            script.append(UPKEEP);
            upkeep.forEach(statement -> script.append(statement).append(";\n"));
        }
        List<BuiltCheck.Made> made = builds.stream().flatMap(part -> part.made().stream()).toList();
        script.append(BuiltCheck.of(made, "run this script again"));
        if (!drops.isEmpty()) {
            script.append("\n-- What is no longer needed")
                    .append(made.isEmpty() ? ".\n" : " then, once the check lists nothing: look whether others read it.\n")
                    .append(drops.stream().map(ScriptPart::forward).collect(Collectors.joining("\n")));
        }
        return script.append(RESET).toString();
    }

    /// The last part first.
    static String back(List<ScriptPart> builds, List<ScriptPart> drops) {
        var script = new StringBuilder("-- Takes back what the script of Plumbline's suggestions did.\n").append(OUTSIDE_A_TRANSACTION)
                .append(TIMEOUTS.formatted("Dropping or building an index", ", except where it says so"));
        for (List<ScriptPart> parts : List.of(drops, builds)) {
            for (ScriptPart part : parts.reversed()) {
                script.append(part.back().isEmpty() ? "" : "\n").append(part.back());
            }
        }
        return script.append(RESET).toString();
    }
}
