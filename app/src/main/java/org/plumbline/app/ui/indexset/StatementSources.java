package org.plumbline.app.ui.indexset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.advisor.CountedWorkload;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.store.WorkloadFiles;
import org.plumbline.workload.WorkloadAnswer;

/// The usual places where statements are.
public final class StatementSources {
    private StatementSources() {}

    /// The statements of pg_stat_statements with the most time, and those that write the most, without their values.
    public static StatementSource counted() {
        return (database, _) -> switch (database.workload()) {
            case WorkloadAnswer.Known(var snapshot) -> {
                List<WorkloadQuery> queries = CountedWorkload.of(snapshot, CountedWorkload.USUAL);
                if (queries.isEmpty()) {
                    throw new NoStatements("pg_stat_statements has counted no statement of this database yet. "
                            + "Let the application run for a while, or choose a folder of .sql files.");
                }
                yield new Statements("pg_stat_statements", queries);
            }
            case WorkloadAnswer.NotInstalled _, WorkloadAnswer.NotPreloaded _, WorkloadAnswer.NotPermitted _ ->
                throw new NoStatements("This database does not say which statements run on it: pg_stat_statements cannot be read. "
                        + "Workload, below the connection, says what leads to it. Or choose a folder of .sql files.");
        };
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
