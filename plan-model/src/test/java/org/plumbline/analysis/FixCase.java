package org.plumbline.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import tools.jackson.databind.json.JsonMapper;

/// A folder of the corpus: a plan, perhaps one after a fix, and where its rule needs a connection what the database said then
/// (`facts.json`, `facts-after.json`: JSON of the records).
record FixCase(Path folder) {
    private static final JsonMapper JSON = new JsonMapper();

    boolean hasAfter() {
        return Files.exists(folder.resolve("after.txt"));
    }

    /// All plans of the case itself.
    List<Analysis> analyses() throws IOException, PlanParseException {
        try (Stream<Path> files = Files.list(folder)) {
            Path plan = files.filter(file -> file.getFileName().toString().startsWith("plan.")).findFirst().orElseThrow();
            return analyses(plan, "facts.json");
        }
    }

    Analysis before() throws IOException, PlanParseException {
        return analyses().getFirst();
    }

    Analysis after() throws IOException, PlanParseException {
        return analyses(folder.resolve("after.txt"), "facts-after.json").getFirst();
    }

    /// What a client waits for: planning is part of it.
    static Duration time(Analysis analysis) {
        return analysis.measured().reconciliation().whole().plus(analysis.plan().summary().planningTime().orElse(Duration.ZERO));
    }

    /// The longest id that the folder's name begins with.
    Optional<String> rule() {
        String name = folder.getFileName().toString();
        return RuleBook.rules().stream().map(each -> each.info().id())
                .filter(id -> name.equals(id) || name.startsWith(id + "-")).max(Comparator.comparingInt(String::length));
    }

    private List<Analysis> analyses(Path plan, String facts) throws IOException, PlanParseException {
        Path file = folder.resolve(facts);
        Optional<CatalogFacts> known = Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), CatalogFacts.class)) : Optional.empty();
        return Analyzer.analyze(SourceText.read(plan), _ -> known);
    }
}
