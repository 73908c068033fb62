package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.advisor.WhatIf.Answer;
import org.plumbline.advisor.WhatIf.Trial;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.work.AtExit;
import org.plumbline.app.work.Together;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedName;

/// Indexes that are really built, in a transaction that is rolled back whatever happens: nothing of them stays but the WAL. While it lasts
/// whoever writes the tables waits (`SHARE` lock). An index that cannot be had is refused by itself, and the others go on.
///
/// Its threads wait for the server; cancel it over the [Canceller].
final class RolledBackIndexes {
    private static final String CANCELLED = "57014";
    /// Class 08, connection exception (errcodes.txt).
    private static final String UNHEARD = "08";
    private static final Duration GRACE = Duration.ofSeconds(20);
    /// The first version that asks whether its client is still there (`client_connection_check_interval`).
    private static final int NOTICES_LOST_CLIENTS = 14;

    private final Connection connection;
    private final CatalogFacts facts;
    private final IndexTargets targets;
    private final BuildLimits limits;
    private final Consumer<String> progress;
    private final Canceller canceller;
    private final SessionPlans plans;
    private final Map<IndexCandidate, Trial> trials = new HashMap<>();
    private int made;

    /// @param connection of its own for this, and of no use to others afterwards
    /// @param progress told what is done now
    RolledBackIndexes(Connection connection, CatalogFacts facts, BuildLimits limits, Consumer<String> progress, Canceller canceller) {
        this.connection = connection;
        this.facts = facts;
        this.targets = new IndexTargets(facts);
        this.limits = limits;
        this.progress = progress;
        this.canceller = canceller;
        this.plans = new SessionPlans(connection, canceller);
    }

    /// What is done while they stand.
    interface Work {
        /// Does it.
        ///
        /// @param built by the numbers in their names, as a [WhatIfPlan] tells them
        void with(Map<Long, IndexCandidate> built) throws SQLException;
    }

    /// Builds those that can be had, does this, and rolls back.
    void meanwhile(Set<IndexCandidate> indexes, Work work) throws SQLException {
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try {
            begin();
            work.with(built(indexes));
        } finally {
            canceller.ended();
            rollBack();
        }
    }

    /// What came of an index; none where it was not built yet.
    Optional<Trial> trial(IndexCandidate index) {
        return Optional.ofNullable(trials.get(index));
    }

    /// Those of them that could not be built, and why: the end of a sentence.
    Map<IndexCandidate, String> refused(Set<IndexCandidate> asked) {
        var refused = new HashMap<IndexCandidate, String>();
        asked.forEach(index -> {
            if (trials.get(index) instanceof Trial.Refused(String reason)) {
                refused.put(index, reason);
            }
        });
        return refused;
    }

    /// EXPLAIN's JSON for a statement, with those that stand.
    String plan(WorkloadQuery query) throws SQLException {
        return plans.planned(query);
    }

    /// How a statement is planned with those that stand.
    Answer planned(WorkloadQuery query, Map<Long, IndexCandidate> built) throws SQLException {
        return answer(plan(query), built);
    }

    /// What a plan costs, and which of those that stand it uses.
    static Answer answer(String json, Map<Long, IndexCandidate> built) {
        WhatIfPlan plan = WhatIfPlan.of(json);
        Set<IndexCandidate> used = new HashSet<>();
        plan.searches().forEach(search -> Optional.ofNullable(built.get(search.index())).ifPresent(used::add));
        return new Answer(plan.cost(), plan.cost(), used);
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            canceller.begins(statement);
            ExplainRunner.letWrite(statement);
        }
        // The server gives up before we do: who listens no more must not leave it building, with its lock.
        connection.setNetworkTimeout(null, (int) Math.min(Integer.MAX_VALUE,
                limits.building().plus(limits.waiting()).plus(GRACE).toMillis()));
        if (connection.getMetaData().getDatabaseMajorVersion() >= NOTICES_LOST_CLIENTS) {
            // not every system tells a server that its client is gone: it refuses then
            ReadOnly.answered(connection, _ -> {
                plans.execute("SET LOCAL client_connection_check_interval = '1s'");
                return true;
            });
        }
        plans.execute("SET LOCAL lock_timeout = " + limits.waiting().toMillis());
        plans.execute("SET LOCAL statement_timeout = " + limits.building().toMillis());
        plans.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'");
        plans.execute("SET LOCAL plan_cache_mode = force_generic_plan");
        plans.planningAs(facts.server(), "SET LOCAL ");
    }

    /// A server that is gone did it itself.
    private void rollBack() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Map<Long, IndexCandidate> built(Set<IndexCandidate> indexes) throws SQLException {
        Map<Long, IndexCandidate> built = new HashMap<>();
        long bytes = 0;
        int count = 0;
        for (IndexCandidate index : indexes) {
            long expected = expected(index);
            if (bytes + expected > limits.size().count()) {
                trials.put(index, new Trial.Refused("it may take more than is allowed to be built at once"));
                continue;
            }
            progress.accept("Building " + ++count + " of " + indexes.size() + ": " + IndexDdl.definition(index));
            Savepoint before = connection.setSavepoint();
            try {
                Map<Long, IndexCandidate> parts = build(index);
                built.putAll(parts);
                bytes += expected;
            } catch (SQLException refused) {
                ReadOnly.throwIfItEndsTheConnection(refused);
                if (canceller.isCancelled()) {
                    throw refused;
                }
                connection.rollback(before);
                trials.put(index, new Trial.Refused(words(refused)));
            }
        }
        return built;
    }

    private String words(SQLException refused) {
        return CANCELLED.equals(refused.getSQLState()) ? "it took longer than " + limits.building().toSeconds() + " s"
                : refused instanceof NotUsableYet ? refused.getMessage() : ServerFailure.ofStatement(refused, "").getMessage();
    }

    /// As far as that is known; else as large as its table.
    private long expected(IndexCandidate index) {
        Optional<TableFacts> table = facts.table(index.schema(), index.table());
        return table.flatMap(known -> IndexCost.of(index, known, facts.server().version())).map(cost -> cost.size().count())
                .orElseGet(() -> targets.of(index).stream().flatMap(part -> facts.table(part.schema(), part.table()).stream())
                        .mapToLong(part -> part.pages().bytes().count()).sum());
    }

    private Map<Long, IndexCandidate> build(IndexCandidate index) throws SQLException {
        Map<Long, IndexCandidate> parts = new HashMap<>();
        for (String extension : index.extension().stream().filter(name -> facts.server().installed(name).isEmpty()).toList()) {
            plans.execute("CREATE EXTENSION IF NOT EXISTS " + QuotedName.of(extension));
        }
        long bytes = 0;
        for (IndexCandidate part : targets.of(index)) {
            long number = ++made;
            String name = WhatIfPlan.ROLLED_BACK + number;
            plans.execute("CREATE INDEX " + name + " " + IndexDdl.definition(part));
            String literal = "'" + qualified(part, name).replace("'", "''") + "'::regclass";
            bytes += Long.parseLong(plans.text("SELECT pg_relation_size(" + literal + ")"));
            if (Boolean.parseBoolean(plans.text("SELECT indcheckxmin::text FROM pg_index WHERE indexrelid = " + literal))) {
                throw new NotUsableYet();
            }
            parts.put(number, index);
        }
        trials.put(index, new Trial.Taken(Optional.of(new Bytes(bytes))));
        return parts;
    }

    private static String qualified(IndexCandidate index, String name) {
        return index.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(name);
    }

    /// Rows were updated under the eyes of a transaction that still runs, so that plans that are older than the index must not use it
    /// (`indcheckxmin`), and ours is.
    private static final class NotUsableYet extends SQLException {
        private static final long serialVersionUID = 1L;

        NotUsableYet() {
            super("a transaction still runs that began before rows of the table were updated, and until it ends no plan may use an index "
                    + "that was built meanwhile: try again when it has ended");
        }
    }

    /// Does it on a thread of its own; an interrupt of the waiting one, and the end of the process, cancel it.
    ///
    /// @param place of the server, for the words of a failure
    /// @throws WhatIfFailure when it failed, or was stopped
    static void doing(SqlWork work, Canceller canceller, String place) throws WhatIfFailure {
        try (var _ = AtExit.run("stop what is being built", canceller::cancel)) {
            Together.call(List.of(() -> {
                work.run();
                return true;
            }), canceller::cancel);
        } catch (SQLException failure) {
            boolean unheard = failure.getSQLState() != null && failure.getSQLState().startsWith(UNHEARD);
            throw new WhatIfFailure(ServerFailure.ofStatement(failure, place).getMessage() + (unheard
                    ? " The server rolls back what was built as soon as it notices." : " Nothing that was built is left."), failure);
        } catch (InterruptedException stopped) {
            throw new WhatIfFailure("It was stopped; nothing that was built is left.", stopped);
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception failure) {
            throw new WhatIfFailure("Indexes can no longer be built: " + failure.getMessage(), failure);
        }
    }

    /// What is done on the server.
    interface SqlWork {
        void run() throws SQLException;
    }
}
