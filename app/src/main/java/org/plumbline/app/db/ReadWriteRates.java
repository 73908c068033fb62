package org.plumbline.app.db;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.workload.Counters;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// How often a server's clients read and write, by `pg_stat_statements`, and how long that takes.
///
/// @param readsPerSecond statements that a standby can answer: they change and lock nothing, and call nothing that needs the primary
/// @param writesPerSecond those that need the primary
/// @param readSeconds of execution in a second, waits included
/// @param writeSeconds likewise
/// @param hidden entries of other users, whose text is kept from this one: they are in none of these figures
/// @param others entries of commands that are neither, such as BEGIN and VACUUM, likewise
public record ReadWriteRates(double readsPerSecond, double writesPerSecond, double readSeconds, double writeSeconds, long hidden,
        long others) {
    /// Of nobody.
    public static final ReadWriteRates NONE = new ReadWriteRates(0, 0, 0, 0, 0, 0);
    private static final double MS = 1e3;
    private static final double NANOS = 1e9;
    /// Commands that write though EXPLAIN cannot show them. What a procedure does is not known: a standby takes none that writes.
    private static final Set<String> WRITING = Set.of("call", "do", "truncate", "select", "with");
    /// Beside those whose effects stay: a standby hands out no transaction ids, and has no session that took a value of a sequence.
    private static final Set<String> OF_PRIMARY = Set.of("currval", "lastval", "txid_current", "pg_current_xact_id");

    private enum Kind { READ, WRITE, OTHER }

    /// What was counted since the last reset; none where it is not known since when. It reads every text: not for the window's thread.
    public static Optional<ReadWriteRates> of(WorkloadSnapshot workload) {
        ReadWriteRates all = new ReadWriteRates(0, 0, 0, 0, workload.hiddenCount(), 0);
        boolean known = workload.statements().isEmpty();
        for (StatementCounters each : workload.statements()) {
            Optional<Instant> since = each.since().or(workload::resetAt).filter(then -> then.isBefore(workload.readAt()));
            known |= since.isPresent();
            if (since.isPresent() && !each.nested() && each.counters().calls() > 0 && !OwnStatements.contains(each.text())) {
                all = all.plus(of(kind(each.text()), each.counters(), Duration.between(since.get(), workload.readAt()).toNanos() / NANOS));
            }
        }
        return known ? Optional.of(all) : Optional.empty();
    }

    private static ReadWriteRates of(Kind kind, Counters counted, double over) {
        double often = counted.calls() / over;
        double seconds = often * counted.meanTime().orElse(Duration.ZERO).toNanos() / NANOS;
        return switch (kind) {
            case READ -> new ReadWriteRates(often, 0, seconds, 0, 0, 0);
            case WRITE -> new ReadWriteRates(0, often, 0, seconds, 0, 0);
            case OTHER -> new ReadWriteRates(0, 0, 0, 0, 0, 1);
        };
    }

    private static Kind kind(String text) {
        List<SqlToken> tokens = SqlScanner.tokens(text).stream().filter(token -> !token.isSilent()).toList();
        try {
            GuardedStatement statement = GuardedStatement.of(text);
            return statement.writes() || !statement.survivors().isEmpty() || needsPrimary(tokens) ? Kind.WRITE : Kind.READ;
        } catch (RefusedStatement _) {
            String first = tokens.isEmpty() ? "" : tokens.getFirst().text().toLowerCase(Locale.ROOT);
            return first.equals("copy") ? copies(tokens) : WRITING.contains(first) ? Kind.WRITE : Kind.OTHER;
        }
    }

    private static boolean needsPrimary(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i + 1).is("(") && OF_PRIMARY.contains(tokens.get(i).unquoted().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// `COPY t FROM`, and not `COPY (SELECT ... FROM ...) TO`; one of what a statement returns reads unless that writes.
    private static Kind copies(List<SqlToken> tokens) {
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean writes = depth == 0 ? token.isWord("from")
                    : token.isWord("insert") || token.isWord("update") || token.isWord("delete") || token.isWord("merge");
            if (writes) {
                return Kind.WRITE;
            }
        }
        return needsPrimary(tokens) ? Kind.WRITE : Kind.READ;
    }

    /// Those of both.
    public ReadWriteRates plus(ReadWriteRates other) {
        return new ReadWriteRates(readsPerSecond + other.readsPerSecond, writesPerSecond + other.writesPerSecond,
                readSeconds + other.readSeconds, writeSeconds + other.writeSeconds, hidden + other.hidden, others + other.others);
    }

    /// How long a read takes, in ms; 0 without any.
    public double readMs() {
        return readsPerSecond > 0 ? readSeconds / readsPerSecond * MS : 0;
    }

    /// How long a write takes, in ms; 0 without any.
    public double writeMs() {
        return writesPerSecond > 0 ? writeSeconds / writesPerSecond * MS : 0;
    }
}
