package org.plumbline.catalog;

import java.util.List;
import java.util.Optional;

/// What was read from one server for one plan, or of a whole database. All counters are of this server alone since they were last reset.
///
/// @param server the server and the database that the session is connected to
/// @param tables those that the plan names, their partitions and the partitioned tables above them; or all of the database but PostgreSQL's
///         own, temporary ones and those of extensions
/// @param sequences those that fill columns of these tables; of a whole database those of their own too
/// @param relations all in the schemas of these tables, by name
/// @param statements the database's workload, as far as `pg_stat_statements` keeps it; empty without that extension, and of a whole
///         database
/// @param planChoice how the statement of this plan is planned with and without its values; none where that was not tried
public record CatalogFacts(
        ServerFacts server, List<TableFacts> tables, List<SequenceFacts> sequences, List<RelationFacts> relations,
        List<StatementFacts> statements, Optional<PlanChoiceFacts> planChoice) {

    public CatalogFacts {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        relations = List.copyOf(relations);
        statements = List.copyOf(statements);
    }

    /// With how the plan's statement is planned without its values.
    public CatalogFacts with(Optional<PlanChoiceFacts> choice) {
        return new CatalogFacts(server, tables, sequences, relations, statements, choice);
    }

    /// With what else is known of the server.
    public CatalogFacts with(ServerFacts other) {
        return new CatalogFacts(other, tables, sequences, relations, statements, planChoice);
    }

    /// The table of this name; without a schema the only one that is called so.
    public Optional<TableFacts> table(Optional<String> schema, String name) {
        List<TableFacts> called = tables.stream()
                .filter(table -> table.name().equals(name) && schema.map(table.schema()::equals).orElse(true)).toList();
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
