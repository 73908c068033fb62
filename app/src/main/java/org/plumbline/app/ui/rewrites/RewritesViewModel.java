package org.plumbline.app.ui.rewrites;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.report.RewriteScript;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.Background;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.block.NotUnderstood;

/// The rewrites of one statement, by the catalogue of a connected server or without any.
public final class RewritesViewModel {
    private static final String NOTHING_OPEN = "Open a plan, or write a statement (Ctrl+N), to see how it may be written otherwise.";
    private static final String NO_STATEMENT = "This plan came without its statement. Paste it in the SQL view (Ctrl+5), or explain it in "
            + "the SQL editor (Ctrl+N).";

    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final RewriteActions actions;
    private final ObjectProperty<Optional<ConnectedServer>> server = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RewritesState> state = new ReadOnlyObjectWrapper<>(new RewritesState.Nothing(NOTHING_OPEN));
    private final RewriteTrials trials;
    private RewriteSubject subject = RewriteSubject.NONE;
    private Supplier<Map<String, Optional<String>>> values = Map::of;

    /// @param servers that are connected
    /// @param ground where rewrites are put to the proof
    public RewritesViewModel(Background background, ObservableList<ConnectedServer> servers, RewriteActions actions, ProvingGround ground) {
        this.trials = new RewriteTrials(background, ground);
        this.background = background;
        this.servers = servers;
        this.actions = actions;
        servers.addListener((ListChangeListener<ConnectedServer>) _ -> choose());
        server.addListener((_, _, _) -> look());
    }

    /// Looks at this statement from now on; the one at hand is not looked at again.
    ///
    /// @param given the values of its parameters, by their names, whenever they are needed; an empty one is NULL
    public void show(RewriteSubject shown, Supplier<Map<String, Optional<String>>> given) {
        values = given;
        if (!shown.equals(subject)) {
            subject = shown;
            Optional<ConnectedServer> before = server.get();
            choose();
            if (server.get().equals(before)) {
                look();
            }
        }
    }

    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    /// Whose catalogue is asked; none: what must be true is the person's to know.
    ObjectProperty<Optional<ConnectedServer>> serverProperty() {
        return server;
    }

    ReadOnlyObjectProperty<RewritesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How far the rewrites are proven.
    RewriteTrials trials() {
        return trials;
    }

    /// A statement belongs to its own connection; another one is the person's choice.
    private void choose() {
        boolean stays = server.get().filter(servers::contains).isPresent()
                && (subject.connection().isEmpty() || server.get().map(ConnectedServer::name).equals(subject.connection()));
        if (!stays) {
            server.set(servers.stream().filter(each -> subject.connection().equals(Optional.of(each.name()))).findFirst());
        }
    }

    private void look() {
        Optional<String> statement = subject.statement().filter(text -> !text.isBlank());
        Optional<Database> database = server.get().flatMap(chosen -> chosen.database().get());
        trials.begin(new RewriteTrials.Subject(subject.statement().orElse(""), database, () -> values.get()));
        if (statement.isEmpty()) {
            state.set(new RewritesState.Nothing(subject.equals(RewriteSubject.NONE) ? NOTHING_OPEN : NO_STATEMENT));
            return;
        }
        state.set(new RewritesState.Looking());
        background.runNewest(this, "Looking for rewrites", _ -> RewriteBook.rewritings(statement.get(), schema(database, statement.get())),
                found -> state.set(new RewritesState.Found(found, database.isPresent())), this::failed);
    }

    private static Schema schema(Optional<Database> database, String statement) throws ServerFailure, NotUnderstood {
        return database.isEmpty() ? Schema.UNKNOWN : Schema.of(database.get().catalogOf(Original.tables(statement)));
    }

    private void failed(Throwable cause) {
        state.set(new RewritesState.Failed(cause instanceof NotUnderstood why
                ? "The statement could not be read: " + why.getMessage() + "." : RewriteTrials.sentence(cause)));
    }

    void compare(BothPlans plans) {
        actions.compare(plans);
    }

    /// With what one has to know of it in front.
    void edit(Rewriting rewriting) {
        actions.edit(RewriteScript.statement(trials.known(rewriting)));
    }
}
