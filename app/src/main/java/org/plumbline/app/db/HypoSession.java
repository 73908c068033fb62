package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advisor.WhatIf;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedText;
import org.plumbline.workload.OwnStatements;
import org.postgresql.PGConnection;

/// Hypothetical indexes in one session (HypoPG): they are in nobody else's plans, and go with the session or when they are reset. Between
/// two questions only those are made and dropped that differ.
final class HypoSession {
    /// `DEFAULT_PAGE_CPU_MULTIPLIER` (selfuncs.c): a page on the way to a leaf costs so many operators. HypoPG says that there is none, so
    /// that a copy of an index seems to be better than the index.
    private static final double OPERATORS_PER_PAGE = 50;
    private static final long PAGE = 8192;
    /// Entries of a page above the leaves, about.
    private static final double ENTRIES_ABOVE = 300;

    private final Connection connection;
    private final IndexTargets targets;
    private Canceller canceller;
    private SessionPlans plans;
    private final String schema;
    private final double operatorCost;
    /// Pages from the root to a leaf, of each index that was tried; for all sessions.
    private final Map<IndexCandidate, Integer> heights;
    /// For each index the numbers of its hypothetical ones: several of a partitioned table.
    private final Map<IndexCandidate, List<Long>> made = new LinkedHashMap<>();
    private Set<String> hidden = Set.of();

    /// @param connection read-only, in autocommit, and of no use to others afterwards
    HypoSession(Connection connection, IndexTargets targets, Map<IndexCandidate, Integer> heights, Canceller canceller)
            throws SQLException {
        this.connection = connection;
        this.targets = targets;
        this.heights = heights;
        this.canceller = canceller;
        this.plans = new SessionPlans(connection, canceller);
        refusePooler();
        plans.execute("SET statement_timeout = '30s'");
        plans.execute("SET lock_timeout = '5s'");
        plans.execute("SET plan_cache_mode = force_generic_plan");
        plans.planningAs(targets.facts().server(), "SET ");
        schema = plans.text("SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace "
                + "WHERE extname = 'hypopg'");
        operatorCost = Double.parseDouble(plans.text("SELECT current_setting('cpu_operator_cost')"));
        plans.execute("SELECT " + schema + ".hypopg_reset()");
    }

    /// Behind a pooler, what a session is told may reach another one. The server's own number of the session is then not the one that the
    /// driver was given when it connected.
    private void refusePooler() throws SQLException {
        if (Integer.parseInt(plans.text("SELECT pg_backend_pid()")) != connection.unwrap(PGConnection.class).getBackendPID()) {
            throw new SQLException("A pooler such as PgBouncer stands before the server. Indexes that are not there live in one session: "
                    + "connect to the server itself");
        }
    }

    /// What stops the questions from now on.
    void stoppedBy(Canceller other) {
        canceller = other;
        plans = new SessionPlans(connection, other);
    }

    /// What HypoPG makes of an index; nothing is left of it.
    WhatIf.Trial tried(IndexCandidate index) throws SQLException {
        try {
            List<Long> oids = create(List.of(index)).getFirst();
            long bytes = call("SELECT " + schema + ".hypopg_relation_size(oid) FROM unnest(?) AS oid", "oid", oids.toArray()).stream()
                    .mapToLong(Long::longValue).sum();
            drop(oids);
            heights.put(index, pagesToLeaf(bytes / oids.size()));
            return new WhatIf.Trial.Taken(Optional.of(new Bytes(bytes)));
        } catch (SQLException refused) {
            ReadOnly.throwIfItEndsTheConnection(refused);
            return new WhatIf.Trial.Refused(ServerFailure.ofStatement(refused, "").getMessage());
        }
    }

    /// Of a B-tree: its levels, about.
    private static int pagesToLeaf(long bytes) {
        int levels = 1;
        for (double pages = (double) bytes / PAGE; pages > 1; pages /= ENTRIES_ABOVE) {
            levels++;
        }
        return levels;
    }

    WhatIf.Answer ask(WhatIf.Question question) throws SQLException {
        return ask(question, Set.of());
    }

    /// @param without qualified names of indexes that are there and are to be hidden; none where this version cannot hide any
    WhatIf.Answer ask(WhatIf.Question question, Set<String> without) throws SQLException {
        provide(question.available());
        hide(without);
        WhatIfPlan plan = WhatIfPlan.of(plans.planned(question.query()));
        double perPage = OPERATORS_PER_PAGE * operatorCost;
        Map<Long, IndexCandidate> byOid = new HashMap<>();
        made.forEach((index, oids) -> oids.forEach(oid -> byOid.put(oid, index)));
        Set<IndexCandidate> used = new HashSet<>();
        plan.searches().forEach(search -> Optional.ofNullable(byOid.get(search.index())).ifPresent(used::add));
        double corrected = plan.corrected(oid -> perPage * Optional.ofNullable(byOid.get(oid)).map(heights::get).orElse(1));
        return new WhatIf.Answer(plan.cost(), corrected, used);
    }

    /// The plan as EXPLAIN's JSON, with the names that the indexes would have in place of HypoPG's own.
    String plan(WhatIf.Question question) throws SQLException {
        provide(question.available());
        hide(Set.of());
        String json = plans.planned(question.query());
        for (Map.Entry<IndexCandidate, List<Long>> each : made.entrySet()) {
            for (long oid : each.getValue()) {
                json = WhatIfPlan.named(json, "<" + oid + ">(?:[^\"\\\\]|\\\\.)*", each.getKey());
            }
        }
        return json;
    }

    private void hide(Set<String> wanted) throws SQLException {
        if (wanted.equals(hidden)) {
            return;
        }
        hidden = Set.of();
        plans.text("SELECT " + schema + ".hypopg_unhide_all_indexes()::text");
        for (String index : wanted) {
            String hide = "SELECT " + schema + ".hypopg_hide_index(" + QuotedText.of(index) + "::regclass)::text";
            if (!Boolean.parseBoolean(plans.text(hide))) {
                throw new SQLException("HypoPG does not hide " + index);
            }
        }
        hidden = Set.copyOf(wanted);
    }

    private void provide(Set<IndexCandidate> wanted) throws SQLException {
        List<IndexCandidate> gone = made.keySet().stream().filter(index -> !wanted.contains(index)).toList();
        if (!gone.isEmpty()) {
            drop(gone.stream().flatMap(index -> made.get(index).stream()).toList());
            gone.forEach(made::remove);
        }
        List<IndexCandidate> missing = wanted.stream().filter(index -> !made.containsKey(index)).toList();
        if (!missing.isEmpty()) {
            List<List<Long>> oids = create(missing);
            for (int i = 0; i < missing.size(); i++) {
                made.put(missing.get(i), oids.get(i));
            }
        }
    }

    private List<List<Long>> create(List<IndexCandidate> indexes) throws SQLException {
        List<List<String>> statements = indexes.stream().map(index ->
                targets.of(index).stream().map(part -> "CREATE INDEX " + IndexDdl.definition(part)).toList()).toList();
        List<Long> oids = call("SELECT (" + schema + ".hypopg_create_index(ddl)).indexrelid " + OwnStatements.MARK
                + " FROM unnest(?) WITH ORDINALITY AS t (ddl, n) ORDER BY n", "text", statements.stream().flatMap(List::stream).toArray());
        var created = new ArrayList<List<Long>>();
        int from = 0;
        for (List<String> parts : statements) {
            created.add(List.copyOf(oids.subList(from, from + parts.size())));
            from += parts.size();
        }
        return created;
    }

    private void drop(List<Long> oids) throws SQLException {
        call("SELECT " + schema + ".hypopg_drop_index(oid)::integer "
                + OwnStatements.MARK + " FROM unnest(?) AS oid", "oid", oids.toArray());
    }

    private List<Long> call(String sql, String type, Object[] values) throws SQLException {
        var answers = new ArrayList<Long>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            canceller.begins(statement);
            statement.setArray(1, connection.createArrayOf(type, values));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getLong(1));
                }
            }
        }
        return answers;
    }
}
