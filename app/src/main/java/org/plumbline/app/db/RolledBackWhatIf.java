package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.app.work.Together;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.IndexDdl;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedName;

/// Plans with indexes that are really built, in a transaction that is rolled back whatever happens: nothing of them stays but the WAL.
/// While it lasts whoever writes the tables waits (`SHARE` lock), so that there is one transaction for each set, with all that is asked of
/// it.
///
/// An index that cannot be had is refused by itself, and the others go on.
final class RolledBackWhatIf implements WhatIf {
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final CatalogFacts facts;
    private final IndexTargets targets;
    private final BuildLimits limits;
    private final String place;
    private final Consumer<String> progress;
    private final Canceller canceller = new Canceller();
    private final SessionPlans plans;
    private final Map<IndexCandidate, Trial> trials = new HashMap<>();
    private int made;

    /// @param connection of its own for this, and of no use to others afterwards
    /// @param progress told what is done now, on another thread
    RolledBackWhatIf(Connection connection, CatalogFacts facts, BuildLimits limits, String place, Consumer<String> progress) {
        this.connection = connection;
        this.facts = facts;
        this.targets = new IndexTargets(facts);
        this.limits = limits;
        this.place = place;
        this.progress = progress;
        this.plans = new SessionPlans(connection, canceller);
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return ProofState.PLANNED;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws WhatIfFailure {
        Map<Set<IndexCandidate>, List<Integer>> bySet = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            bySet.computeIfAbsent(questions.get(i).available(), _ -> new ArrayList<>()).add(i);
        }
        var answers = new ArrayList<Answer>(Collections.nCopies(questions.size(), null));
        doing(() -> {
            for (var set : bySet.entrySet()) {
                rolledBack(set.getKey(), byNumber -> {
                    for (int number : set.getValue()) {
                        answers.set(number, answer(plans.planned(questions.get(number).query()), byNumber));
                    }
                });
            }
        });
        return answers;
    }

    /// How one statement is planned without and with all of the question's indexes, as far as they can be built.
    ///
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    BuiltPlan plans(Question question) throws WhatIfFailure {
        var today = new ArrayList<String>();
        var made = new ArrayList<BuiltPlan>();
        doing(() -> {
            rolledBack(Set.of(), _ -> today.add(plans.planned(question.query())));
            rolledBack(question.available(), byNumber -> {
                String then = plans.planned(question.query());
                WhatIf.Answer answer = answer(then, byNumber);
                for (var each : byNumber.entrySet()) {
                    then = WhatIfPlan.named(then, WhatIfPlan.ROLLED_BACK + each.getKey(), each.getValue());
                }
                made.add(new BuiltPlan(today.getFirst(), then, WhatIfPlan.of(today.getFirst()).cost(), answer,
                        refused(question.available())));
            });
        });
        return made.getFirst();
    }

    private Map<IndexCandidate, String> refused(Set<IndexCandidate> indexes) {
        var refused = new HashMap<IndexCandidate, String>();
        indexes.forEach(index -> {
            if (trials.get(index) instanceof Trial.Refused(String reason)) {
                refused.put(index, reason);
            }
        });
        return refused;
    }

    /// What came of them when they were built; those that were not yet are built now.
    @Override
    public List<Trial> tried(List<IndexCandidate> indexes) throws WhatIfFailure {
        for (IndexCandidate index : indexes) {
            if (!trials.containsKey(index)) {
                doing(() -> rolledBack(Set.of(index), _ -> { }));
            }
        }
        return indexes.stream().map(trials::get).toList();
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Planning {
        void with(Map<Long, IndexCandidate> built) throws SQLException;
    }

    private void doing(Work work) throws WhatIfFailure {
        try {
            Together.call(List.of(() -> {
                work.run();
                return true;
            }), canceller::cancel);
        } catch (SQLException failure) {
            throw new WhatIfFailure(ServerFailure.ofStatement(failure, place).getMessage() + " Nothing that was built is left.", failure);
        } catch (InterruptedException stopped) {
            throw new WhatIfFailure("It was stopped; nothing that was built is left.", stopped);
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception failure) {
            throw new WhatIfFailure("Indexes can no longer be built: " + failure.getMessage(), failure);
        }
    }

    private void rolledBack(Set<IndexCandidate> indexes, Planning planning) throws SQLException {
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try {
            begin();
            planning.with(built(indexes));
        } finally {
            canceller.ended();
            rollBack();
        }
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            canceller.begins(statement);
            ExplainRunner.letWrite(statement);
        }
        plans.execute("SET LOCAL lock_timeout = " + limits.waiting().toMillis());
        plans.execute("SET LOCAL statement_timeout = " + limits.building().toMillis());
        plans.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'");
        plans.execute("SET LOCAL plan_cache_mode = force_generic_plan");
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
                trials.put(index, new Trial.Refused(CANCELLED.equals(refused.getSQLState())
                        ? "it took longer than " + limits.building().toSeconds() + " s"
                        : ServerFailure.ofStatement(refused, "").getMessage()));
            }
        }
        return built;
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
            bytes += Long.parseLong(plans.text("SELECT pg_relation_size('" + part.schema().map(QuotedName::of).map(schema -> schema + ".")
                    .orElse("").replace("'", "''") + name + "'::regclass)"));
            parts.put(number, index);
        }
        trials.put(index, new Trial.Taken(Optional.of(new Bytes(bytes))));
        return parts;
    }

    private static Answer answer(String json, Map<Long, IndexCandidate> built) {
        WhatIfPlan plan = WhatIfPlan.of(json);
        Set<IndexCandidate> used = new HashSet<>();
        plan.searches().forEach(search -> Optional.ofNullable(built.get(search.index())).ifPresent(used::add));
        return new Answer(plan.cost(), plan.cost(), used);
    }

    /// Ends what is being built; nothing more is begun.
    void cancel() {
        canceller.cancel();
    }
}
