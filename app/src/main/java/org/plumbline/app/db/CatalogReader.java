package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.OptionalLong;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// Reads what a server's catalogue and counters say of the tables of a plan, or of all.
final class CatalogReader {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_STATEMENTS = 5_000;

    private CatalogReader() {}

    /// What the database says for this plan.
    static CatalogFacts read(Connection connection, Plan plan) throws SQLException {
        return read(connection, plan, Optional.empty());
    }

    /// Likewise, with what is known of the workload already.
    static CatalogFacts read(Connection connection, Plan plan, WorkloadSnapshot workload) throws SQLException {
        return read(connection, plan, Optional.of(workload.statements().stream().map(StatementCounters::facts).toList()));
    }

    /// What it says for these plans, without statements, and how its pages were come by. Of partitioned tables all
    /// partitions, those too that no plan reads.
    static CatalogFacts read(Connection connection, List<Plan> plans) throws SQLException {
        List<Target> targets = plans.stream().flatMap(plan -> targets(plan).stream()).distinct().toList();
        return ReadOnly.transaction(connection, LONGEST, session -> {
            CatalogFacts named = facts(session, Optional.of(targets), List.of());
            List<Target> roots = named.tables().stream().filter(TableFacts::partitioned)
                    .map(table -> new Target(Optional.of(table.schema()), Optional.of(table.name()), Optional.empty())).toList();
            CatalogFacts all = roots.isEmpty() ? named
                    : facts(session, Optional.of(Stream.concat(targets.stream(), roots.stream()).distinct().toList()), List.of());
            return PageCostReader.reads(session).map(reads -> all.with(all.server().with(reads))).orElse(all);
        });
    }

    /// What it says of the tables of these names, their partitions and those above them, without statements.
    ///
    /// @param tables without a schema the one that the session's search path finds
    static CatalogFacts named(Connection connection, List<Target> tables) throws SQLException {
        return ReadOnly.transaction(connection, LONGEST, session -> facts(session, Optional.of(tables), List.of()));
    }

    /// What it says of all tables of the database, without statements.
    static CatalogFacts schema(Connection connection) throws SQLException {
        return ReadOnly.transaction(connection, LONGEST, session -> facts(session, Optional.empty(), List.of()));
    }

    private static CatalogFacts read(Connection connection, Plan plan, Optional<List<StatementFacts>> known) throws SQLException {
        return ReadOnly.transaction(connection, LONGEST, session ->
                facts(session, Optional.of(targets(plan)), known.isPresent() ? known.get() : statements(session)));
    }

    private static CatalogFacts facts(Connection connection, Optional<List<Target>> targets, List<StatementFacts> statements)
            throws SQLException {
        var reader = new TableReader(connection, targets);
        List<TableFacts> tables = reader.tables();
        List<SequenceFacts> sequences = SequenceReader.read(connection, reader.oids(), targets.isEmpty());
        List<RelationFacts> relations = RelationReader.read(connection, reader.oids(), targets.isEmpty());
        return new CatalogFacts(ServerReader.read(connection), tables, sequences, relations, statements, Optional.empty());
    }

    /// The tables that the plan names, each once.
    private static List<Target> targets(Plan plan) {
        var targets = new LinkedHashSet<Target>();
        for (PlanNode node : plan.nodes()) {
            Optional<Target> target = switch (node.operation()) {
                case Operation.Scan scan -> Optional.of(scan.target());
                case Operation.ModifyTable(String _, Target changed) -> Optional.of(changed);
                default -> Optional.empty();
            };
            target.filter(named -> named.relation().isPresent())
                    .ifPresent(named -> targets.add(new Target(named.schema(), named.relation(), Optional.empty())));
        }
        return List.copyOf(targets);
    }

    /// Those that took the most time; none without the extension, or where it is not loaded or not for this user.
    private static List<StatementFacts> statements(Connection connection) throws SQLException {
        Optional<StatStatements> view = StatStatements.find(connection);
        if (view.isEmpty()) {
            return List.of();
        }
        return ReadOnly.answered(connection, open -> {
            var entries = new Entries();
            view.get().read(open, OptionalLong.of(MOST_STATEMENTS), entries);
            return entries.seen().stream().map(StatementCounters::facts).toList();
        }).orElse(List.of());
    }
}
