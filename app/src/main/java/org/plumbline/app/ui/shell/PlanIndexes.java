package org.plumbline.app.ui.shell;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.app.ui.indexes.IndexTrial;
import org.plumbline.app.ui.indexes.TrialPlace;
import org.plumbline.app.ui.indexes.TrialSubject;
import org.plumbline.app.work.Background;

/// The suggested indexes of each open plan, with what came of trying them.
final class PlanIndexes {
    private static final String HYPOTHETICAL = "This plan has indexes that are not there. Further ones are tried beside today's plan.";

    private final Background background;
    private final ConnectionsViewModel connections;
    private final WhatIfPlans plans;
    private final ObservableList<TrialPlace> places = FXCollections.observableArrayList();
    private final IdentityHashMap<OpenPlan, IndexTrial> trials = new IdentityHashMap<>();

    PlanIndexes(Background background, ConnectionsViewModel connections, OpenDocuments open, WhatIfPlans plans) {
        this.background = background;
        this.connections = connections;
        this.plans = plans;
        connections.rows().addListener((ListChangeListener<ConnectionRow>) _ -> offer());
        open.all().addListener((ListChangeListener<OpenDocument>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::closed);
            }
        });
        offer();
    }

    /// Those of a plan in a tab, once its findings are known.
    Optional<IndexTrial> of(OpenPlan plan) {
        return plan.advice().analysis().map(analysis -> trials.computeIfAbsent(plan,
                made -> new IndexTrial(background, subject(made, analysis), places, plans::show)));
    }

    private void closed(OpenDocument document) {
        if (document instanceof OpenPlan plan) {
            Optional.ofNullable(trials.remove(plan)).ifPresent(IndexTrial::dispose);
        }
    }

    private static TrialSubject subject(OpenPlan plan, Analysis analysis) {
        return switch (plan.source().key()) {
            case SourceKey.OfExplained(int _, StatementOn on) -> TrialSubject.of(analysis, Optional.of(on.connection()));
            case SourceKey.OfRun(long _, StatementOn on) -> TrialSubject.of(analysis, Optional.of(on.connection()));
            case SourceKey.OfPlanned(int _, String connection, boolean asItIs) -> asItIs
                    ? TrialSubject.of(analysis, Optional.of(connection))
                    : new TrialSubject(analysis, Optional.empty(), HYPOTHETICAL, Optional.empty());
            case SourceKey.OfFile _, SourceKey.OfLogged _, SourceKey.OfText _, SourceKey.OfSample _ -> TrialSubject.of(analysis);
        };
    }

    /// Those that are connected; one that was there stays the same, so that it stays chosen.
    private void offer() {
        List<TrialPlace> now = connections.rows().stream().filter(ConnectionRow::inUse)
                .flatMap(row -> connections.database(row.id()).map(database -> new TrialPlace(row.name(), database)).stream()).toList();
        List<TrialPlace> come = now.stream().filter(place -> !places.contains(place)).toList();
        places.removeIf(place -> !now.contains(place));
        places.addAll(come);
    }
}
