package org.plumbline.advisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.StatementGroup;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.SqlScanner;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// A workload as it was counted: each statement weighs as often as it ran.
public final class CountedWorkload {
    /// Statements with the most time that are looked at where nobody says how many (our own).
    public static final int USUAL = 100;
    /// Statements that write, beside those, for what they cost an index.
    private static final int MOST_WRITING = 50;
    private static final Set<String> PLANNED = Set.of("select", "with", "values", "table", "insert", "update", "delete", "merge");
    private static final Set<String> WRITING = Set.of("insert", "update", "merge");
    private static final int LONGEST_NAME = 60;

    private CountedWorkload() {}

    /// The statements of `pg_stat_statements` with the most time, and beside them those that write the most rows; those that run in
    /// functions too, as the planner's costs of a call have no part of them. Plumbline's own and what is not planned are left out.
    public static List<WorkloadQuery> of(WorkloadSnapshot snapshot, int most) {
        List<StatementCounters> planned = snapshot.merged().statements().stream()
                .filter(each -> each.counters().calls() > 0 && !OwnStatements.contains(each.text()) && begins(each.text(), PLANNED))
                .sorted(Comparator.comparing((StatementCounters each) -> each.counters().totalTime()).reversed()).toList();
        Stream<StatementCounters> writing = planned.stream().skip(most).filter(each -> begins(each.text(), WRITING))
                .sorted(Comparator.comparing((StatementCounters each) -> each.counters().rows()).reversed()).limit(MOST_WRITING);
        var queries = new ArrayList<WorkloadQuery>();
        Stream.concat(planned.stream().limit(most), writing).forEach(each -> queries.add(new WorkloadQuery(
                name(queries.size() + 1, each.text()), each.text(), each.counters().calls(),
                each.counters().rowsPerCall().map(Rows::value).map(OptionalDouble::of).orElse(OptionalDouble.empty()))));
        return List.copyOf(queries);
    }

    /// The statements with the most time of those that `auto_explain` logged, each as its slowest call was sent.
    ///
    /// @throws IOException when the file cannot be read
    public static List<WorkloadQuery> of(DigestedLog log, int most, LogFile.FileProgress progress) throws IOException {
        var queries = new ArrayList<WorkloadQuery>();
        for (StatementGroup group : log.summary().groups().stream()
                .sorted(Comparator.comparing((StatementGroup each) -> each.times().total()).reversed()).limit(most).toList()) {
            Optional<ListedPlan> worst = group.worst();
            Optional<String> sql = worst.isEmpty() ? Optional.empty() : sql(log.file(), worst.get(), progress);
            sql.ifPresent(text -> queries.add(new WorkloadQuery(name(queries.size() + 1, text), text, group.times().count())));
        }
        return List.copyOf(queries);
    }

    private static Optional<String> sql(LogFile file, ListedPlan plan, LogFile.FileProgress progress) throws IOException {
        return file.entry(plan.place(), progress).flatMap(entry -> {
            try {
                return PlanParser.parse(entry).getFirst().origin().query();
            } catch (PlanParseException _) {
                return Optional.empty();
            }
        });
    }

    private static boolean begins(String sql, Set<String> words) {
        return SqlScanner.tokens(sql).stream().filter(token -> !token.isSilent() && !token.is("(")).findFirst()
                .filter(token -> words.stream().anyMatch(token::isWord)).isPresent();
    }

    /// A number, and the beginning of the text in one line.
    private static String name(int number, String sql) {
        String line = String.join("", SqlScanner.tokens(sql).stream()
                .map(token -> token.isSilent() ? " " : token.text()).toList()).strip().replaceAll("\\s+", " ");
        return number + ": " + (line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME).stripTrailing() + "…" : line);
    }
}
