package org.plumbline.plan.digest;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;

/// A log in a file, and what was found in it.
public record DigestedLog(LogFile file, LogSummary summary) {
    /// A packed file is unpacked anew for each plan.
    private static final int MOST_READ = 5;

    /// The slowest call of a statement of which the log has the values, read from the file again.
    ///
    /// @param statement without its values
    /// @param progress hears how far the reading is; what it throws ends it
    /// @return none where the log has none, or the file is not what it was
    /// @throws IOException when the file cannot be read
    public Optional<LoggedStatement> slowest(String statement, LogFile.FileProgress progress) throws IOException {
        NormalisedStatement wanted = NormalisedStatement.of(statement);
        String listed = LogDigest.kept(wanted.text());
        Stream<ListedPlan> plans = summary.groups().stream().filter(group -> group.statement().equals(listed))
                .flatMap(group -> group.shapes().stream()).flatMap(shape -> shape.plans().stream());
        List<ListedPlan> slowest = plans.sorted(Comparator.comparing(ListedPlan::duration).reversed()).limit(MOST_READ).toList();
        for (ListedPlan plan : slowest) {
            Optional<LogEntry> entry = file.entry(plan.place(), progress);
            Optional<LoggedStatement> found = entry.flatMap(LoggedStatement::of).filter(call -> call.isCallOf(wanted))
                    .map(call -> new LoggedStatement(call.sql(), call.values(), plan));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
