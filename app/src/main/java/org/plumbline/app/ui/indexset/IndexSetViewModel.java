package org.plumbline.app.ui.indexset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Work;

/// Which indexes statements should have on a connected database: for which statements, how far the search is, and what came of it.
public final class IndexSetViewModel {
    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final Onward onward;
    private final ReadOnlyObjectWrapper<IndexSetState> state = new ReadOnlyObjectWrapper<>(new IndexSetState.Choosing());
    private Optional<StatementSource> source = Optional.empty();
    private int mostIndexes = Integer.MAX_VALUE;
    private boolean calibrated;
    /// The last that was not on its way: a search that is stopped leads back to it.
    private IndexSetState settled = new IndexSetState.Choosing();

    /// Looks for nothing yet.
    ///
    /// @param name what the connection is called
    /// @param database while it is open
    public IndexSetViewModel(Background background, String name, Supplier<Optional<Database>> database, Onward onward) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.onward = onward;
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<IndexSetState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Statements of open documents, to begin with.
    List<Statements> open() {
        return onward.open();
    }

    /// Looks for indexes for the statements of pg_stat_statements.
    void searchCounted() {
        search(StatementSources.counted());
    }

    /// Looks for indexes for the statements of a file or folder.
    void search(Path files) {
        search(StatementSources.files(files));
    }

    /// Looks for indexes for these, in place of what was found before.
    public void search(StatementSource from) {
        cancel();
        source = Optional.of(from);
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            failed("The connection to " + name + " is closed. Connect to it in Sources (Enter), then try again.");
            return;
        }
        int most = mostIndexes;
        boolean fitting = calibrated;
        work("Looking for indexes on " + name, progress -> {
            Database planning = fitting ? open.get().calibrated().orElse(open.get()) : open.get();
            return Searched.of(planning, from.read(planning, progress), most, progress);
        });
    }

    /// Looks once more where sets may have another number of indexes now.
    ///
    /// @param most that a set may have
    void limit(int most) {
        mostIndexes = most;
        if (settled instanceof IndexSetState.Found(ChosenSet sets) && !sets.found().isAsGoodFor(most)) {
            again();
        }
    }

    /// Looks once more by other page costs.
    ///
    /// @param fitting those that fit what the server did, in place of its own
    void calibrate(boolean fitting) {
        calibrated = fitting;
        again();
    }

    /// Builds the chosen set and rolls it back, which the person has confirmed.
    void prove() {
        if (settled instanceof IndexSetState.Found(ChosenSet sets) && !sets.isEmpty()) {
            Searched found = sets.found();
            List<AdvisedIndex> chosen = sets.chosen();
            work("Building indexes on " + name + ", to be rolled back", progress -> found.proven(chosen, progress));
        }
    }

    /// Builds the chosen set, runs the statements without and with it, and rolls it back, which the person has confirmed.
    void measure() {
        if (settled instanceof IndexSetState.Found(ChosenSet sets) && !sets.isEmpty() && sets.cost().isPresent()) {
            Searched found = sets.found();
            List<AdvisedIndex> chosen = sets.chosen();
            double cost = sets.cost().getAsDouble();
            work("Measuring indexes on " + name + ", to be rolled back", progress -> found.measured(chosen, cost, progress));
        }
    }

    private void work(String title, Work<Searched> work) {
        Job job = background.run(title, work, this::show, this::failed);
        if (job.running()) {
            job.onCancelled(() -> become(settled instanceof IndexSetState.Found ? settled
                    : new IndexSetState.Failed("The search was stopped. Nothing was changed on the server.")));
            state.set(new IndexSetState.Searching(job));
        }
    }

    /// Looks once more, for the same statements as they are now.
    void again() {
        source.ifPresent(this::search);
    }

    /// Whether it is known for which statements to look.
    boolean canTryAgain() {
        return source.isPresent();
    }

    /// Asks for which statements.
    void choose() {
        cancel();
        become(new IndexSetState.Choosing());
    }

    /// Stops the search.
    void cancel() {
        if (state.get() instanceof IndexSetState.Searching(Job job)) {
            job.cancel();
        }
    }

    /// Its tab is closed: what runs for it ends, and its session on the server.
    public void dispose() {
        cancel();
        become(new IndexSetState.Choosing());
    }

    private void show(Searched found) {
        become(new IndexSetState.Found(new ChosenSet(background, name, found, onward)));
    }

    private void become(IndexSetState next) {
        if (settled instanceof IndexSetState.Found(ChosenSet sets) && !settled.equals(next)) {
            sets.dispose();
        }
        settled = next;
        state.set(next);
    }

    private void failed(Throwable cause) {
        failed(switch (cause) {
            case ServerFailure failure -> failure.getMessage();
            case WhatIfFailure failure -> failure.getMessage();
            case NoStatements none -> none.getMessage();
            case IOException unreadable -> "The statements cannot be read: " + unreadable.getMessage() + ".";
            default -> DefectText.of(cause);
        });
    }

    /// What was found before stays.
    private void failed(String sentence) {
        if (settled instanceof IndexSetState.Found(ChosenSet sets)) {
            state.set(settled);
            sets.tell(sentence);
        } else {
            become(new IndexSetState.Failed(sentence));
        }
    }
}
