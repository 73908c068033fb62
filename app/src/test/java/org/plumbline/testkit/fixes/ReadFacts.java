package org.plumbline.testkit.fixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.plan.Plan;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the database says of a case's tables, before and after the fix: only rules that need a connection are told, and their cases keep
/// it beside the plans, as JSON of its records.
final class ReadFacts implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Optional<Database> database;
    private Optional<CatalogFacts> before = Optional.empty();
    private Optional<CatalogFacts> after = Optional.empty();

    ReadFacts(FixScript script, String url) {
        boolean needed = RuleBook.rules().stream().filter(CatalogRule.class::isInstance)
                .anyMatch(rule -> script.id().startsWith(rule.info().id()));
        database = needed ? Optional.of(Database.of("fixes", DatabaseUrl.of(url))) : Optional.empty();
    }

    Optional<CatalogFacts> before(Plan plan) {
        before = read(plan);
        return before;
    }

    Optional<CatalogFacts> after(Plan plan) {
        after = read(plan);
        return after;
    }

    private Optional<CatalogFacts> read(Plan plan) {
        return database.map(each -> {
            try {
                return withoutAvailable(each.catalog(plan));
            } catch (ServerFailure failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /// The many extensions that could be installed have no part in it.
    private static CatalogFacts withoutAvailable(CatalogFacts facts) {
        ServerFacts server = facts.server();
        var alone = new ServerFacts(server.version(), server.readAt(), server.countersSince(), server.useOfStandbysKnown(),
                server.freezeMaxAge(), server.settings(),
                server.extensions().stream().filter(extension -> extension.installed().isPresent()).toList(), server.roundTrip(),
                server.pageReads());
        return new CatalogFacts(alone, facts.tables(), facts.sequences(), List.of(), facts.statements(), facts.planChoice());
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("facts.json"), before);
        write(folder.resolve("facts-after.json"), after);
    }

    private static void write(Path file, Optional<CatalogFacts> facts) throws IOException {
        Files.deleteIfExists(file);
        if (facts.isPresent()) {
            Files.writeString(file, JSON.writeValueAsString(facts.get()) + "\n");
        }
    }

    @Override
    public void close() {
        database.ifPresent(Database::close);
    }
}
