package org.plumbline.app.ui.indexset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.store.WorkloadFiles;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadAnswer;

/// The usual places where statements are.
public final class StatementSources {
    /// Of pg_stat_statements, those with the most time (our own).
    private static final int MOST = 100;

    private StatementSources() {}

    /// The statements of pg_stat_statements that matter, without their values.
    public static StatementSource counted() {
        return (database, _) -> switch (database.workload()) {
            case WorkloadAnswer.Known(var snapshot) -> {
                Workload workload = Workload.of(snapshot, Criteria.USUAL);
                List<RankedStatement> matter = workload.statements().stream().limit(MOST).toList();
                yield counted(matter.isEmpty() ? workload.others().stream().limit(MOST).toList() : matter);
            }
            case WorkloadAnswer.NotInstalled _, WorkloadAnswer.NotPreloaded _, WorkloadAnswer.NotPermitted _ ->
                throw new NoStatements("This database does not say which statements run on it: pg_stat_statements cannot be read. "
                        + "Workload, below the connection, says what leads to it. Or choose a folder of .sql files.");
        };
    }

    private static Statements counted(List<RankedStatement> ranked) throws NoStatements {
        var weights = new LinkedHashMap<String, Double>();
        for (RankedStatement each : ranked) {
            StatementCounters statement = each.statement();
            if (statement.counters().calls() > 0) {
                weights.merge(statement.text(), (double) statement.counters().calls(), Double::sum);
            }
        }
        if (weights.isEmpty()) {
            throw new NoStatements("pg_stat_statements has counted no statement of this database yet. "
                    + "Let the application run for a while, or choose a folder of .sql files.");
        }
        return Statements.of("pg_stat_statements", weights);
    }

    /// The statements of a file, or of a folder's `.sql` files.
    public static StatementSource files(Path path) {
        return (_, _) -> {
            List<WorkloadQuery> queries = WorkloadFiles.read(path);
            if (queries.isEmpty()) {
                throw new NoStatements("There is no statement in " + path + ". "
                        + "A folder has to hold files whose names end with .sql, with a statement each.");
            }
            String name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
            return new Statements(Files.isDirectory(path) ? name + "/" : name, queries);
        };
    }

    /// These.
    public static StatementSource of(Statements known) {
        return (_, _) -> {
            if (known.queries().isEmpty()) {
                throw new NoStatements("There is no statement in " + known.from() + ": write one first.");
            }
            return known;
        };
    }
}
