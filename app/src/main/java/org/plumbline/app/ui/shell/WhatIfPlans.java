package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.ui.rewrites.BothPlans;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Background;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// Plans with indexes that are not there, each beside today's. None of them was run, and none is kept in the history.
final class WhatIfPlans {
    private final Background background;
    private final OpenDocuments open;
    private final Consumer<Throwable> failed;
    private final BiConsumer<OpenSource, OpenSource> comparer;
    private int number;

    /// @param comparer shows two plans side by side, the one before first
    WhatIfPlans(Background background, OpenDocuments open, BiConsumer<OpenSource, OpenSource> comparer, Consumer<Throwable> failed) {
        this.comparer = comparer;
        this.background = background;
        this.open = open;
        this.failed = failed;
    }

    /// Shows both: each in a tab, the one with the indexes in front, or side by side.
    ///
    /// @param today as EXPLAIN's JSON
    /// @param then likewise
    /// @param indexes how many there would be
    void show(Database database, String sql, String today, String then, int indexes, PlansShown way) {
        String with = AdviceText.indexes(indexes);
        int first = number + 1;
        number += 2;
        background.run("Opening the plans", () -> List.of(
                read(database, sql, today, "Today · ", "as it is planned today", key(database, first, true)),
                read(database, sql, then, with + " · ", "as it would be planned with " + with + " that are not there",
                        key(database, first + 1, false))),
                plans -> {
                    if (way == PlansShown.COMPARED) {
                        comparer.accept(plans.getFirst().source(), plans.getLast().source());
                    } else {
                        plans.forEach(plan -> open.select(open.add(plan.source(), plan.first())));
                    }
                }, failed);
    }

    /// Shows a statement's plan beside that of the statement that it was rewritten to.
    void compare(BothPlans plans) {
        int first = number + 1;
        number += 2;
        background.run("Opening the plans", () -> List.of(
                read(plans.database(), plans.statement(), plans.original(), "As it is · ", "as it is planned as it is written",
                        key(plans.database(), first, true)),
                read(plans.database(), plans.rewrittenStatement(), plans.rewritten(), "Rewritten · ", "as it is planned rewritten",
                        key(plans.database(), first + 1, true))),
                read -> comparer.accept(read.getFirst().source(), read.getLast().source()), failed);
    }

    private static SourceKey key(Database database, int number, boolean asItIs) {
        return new SourceKey.OfPlanned(number, database.profile().name(), asItIs);
    }

    private static Reading.Understood read(Database database, String sql, String json, String before, String how, SourceKey key)
            throws PlanParseException {
        String title = before + SqlDocuments.title(sql);
        SourceText text = SourceText.of(title, json);
        List<Analysis> plans = Analyzer.analyze(text, sql, plan -> facts(database, plan));
        var source = new OpenSource(key, title,
                database.profile().name() + ", " + database.profile().place() + ", " + how, text, plans);
        return new Reading.Understood(source, PreparedDocument.of(plans.getFirst()));
    }

    /// Without them the plan alone is judged.
    private static Optional<CatalogFacts> facts(Database database, Plan plan) {
        try {
            return Optional.of(database.catalog(plan));
        } catch (ServerFailure _) {
            return Optional.empty();
        }
    }
}
