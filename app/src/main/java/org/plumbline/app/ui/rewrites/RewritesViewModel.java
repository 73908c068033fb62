package org.plumbline.app.ui.rewrites;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.sql.block.NotUnderstood;

/// The rewrites of one statement, by the catalogue of a connected server or without any.
public final class RewritesViewModel {
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);
    private static final String NOTHING_OPEN = "Open a plan, or write a statement (Ctrl+N), to see how it may be written otherwise.";
    private static final String NO_STATEMENT = "This plan came without its statement. Paste it in the SQL view (Ctrl+5), or explain it in "
            + "the SQL editor (Ctrl+N).";

    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final RewriteActions actions;
    private final ObjectProperty<Optional<ConnectedServer>> server = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RewritesState> state = new ReadOnlyObjectWrapper<>(new RewritesState.Nothing(NOTHING_OPEN));
    private final ObservableMap<Rewriting, PlannedState> planned = FXCollections.observableHashMap();
    private final ObservableMap<Rewriting, ProvenState> proven = FXCollections.observableHashMap();
    private final ProvingGround ground;
    private RewriteSubject subject = RewriteSubject.NONE;

    /// @param servers that are connected
    /// @param ground where rewrites are put to the proof
    public RewritesViewModel(Background background, ObservableList<ConnectedServer> servers, RewriteActions actions, ProvingGround ground) {
        this.ground = ground;
        this.background = background;
        this.servers = servers;
        this.actions = actions;
        servers.addListener((ListChangeListener<ConnectedServer>) _ -> choose());
        server.addListener((_, _, _) -> look());
    }

    /// Looks at this statement from now on; the one at hand is not looked at again.
    public void show(RewriteSubject shown) {
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

    /// What the planner said of each rewrite that was asked for.
    ObservableMap<Rewriting, PlannedState> planned() {
        return planned;
    }

    /// What came of putting each to the proof that was.
    ObservableMap<Rewriting, ProvenState> proven() {
        return proven;
    }

    /// As it was written.
    String statement() {
        return subject.statement().orElse("");
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
        planned.clear();
        proven.values().forEach(RewritesViewModel::stop);
        proven.clear();
        Optional<String> statement = subject.statement().filter(text -> !text.isBlank());
        if (statement.isEmpty()) {
            state.set(new RewritesState.Nothing(subject.equals(RewriteSubject.NONE) ? NOTHING_OPEN : NO_STATEMENT));
            return;
        }
        Optional<Database> database = server.get().flatMap(chosen -> chosen.database().get());
        state.set(new RewritesState.Looking());
        background.runNewest(this, "Looking for rewrites", _ -> RewriteBook.rewritings(statement.get(), schema(database, statement.get())),
                found -> state.set(new RewritesState.Found(found, database.isPresent())), this::failed);
    }

    private static Schema schema(Optional<Database> database, String statement) throws ServerFailure, NotUnderstood {
        return database.isEmpty() ? Schema.UNKNOWN : Schema.of(database.get().catalogOf(Original.tables(statement)));
    }

    private void failed(Throwable cause) {
        state.set(new RewritesState.Failed(sentence(cause)));
    }

    private static String sentence(Throwable cause) {
        return switch (cause) {
            case NotUnderstood why -> "The statement could not be read: " + why.getMessage() + ".";
            case ServerFailure failure -> failure.getMessage();
            case RefusedStatement refused -> refused.getMessage();
            default -> DefectText.of(cause);
        };
    }

    /// Whether the planner can be asked.
    boolean canPlan() {
        return server.get().flatMap(chosen -> chosen.database().get()).isPresent();
    }

    /// Has the server plan a rewrite and its original; neither is run.
    void plan(Rewriting rewriting) {
        Optional<Database> database = server.get().flatMap(chosen -> chosen.database().get());
        if (database.isPresent()) {
            planned.put(rewriting, new PlannedState.Asking());
            background.runNewest(List.of(this, rewriting.sql()), "Planning " + rewriting.rewrite().title(),
                    _ -> BothPlans.of(database.get(), statement(), rewriting.sql()),
                    plans -> told(rewriting, new PlannedState.Planned(plans)),
                    failure -> told(rewriting, new PlannedState.Failed(sentence(failure))));
        }
    }

    /// Runs both on rows that are made to tell them apart, in a scratch server of our own.
    void prove(Rewriting rewriting) {
        Optional<Database> database = server.get().flatMap(chosen -> chosen.database().get());
        if (database.isPresent()) {
            String sql = statement();
            Job job = background.runNewest(List.of(ground, rewriting.sql()), "Testing on made-up rows: " + rewriting.rewrite().title(),
                    progress -> ground.prove(database.get(), sql, rewriting, LONGEST_PROOF,
                            done -> progress.report(done, ProofEffort.USUAL.instances())),
                    outcome -> proven(rewriting, new ProvenState.Known(outcome)),
                    failure -> proven(rewriting, new ProvenState.Failed(sentence(failure))));
            if (job.running()) {
                proven.put(rewriting, new ProvenState.Testing(job));
                job.onCancelled(() -> proven(rewriting, new ProvenState.Untried()));
            }
        }
    }

    private static void stop(ProvenState state) {
        if (state instanceof ProvenState.Testing(Job job)) {
            job.cancel();
        }
    }

    /// Not of a statement that is no longer looked at.
    private void told(Rewriting rewriting, PlannedState answer) {
        if (isFound(rewriting)) {
            planned.put(rewriting, answer);
        }
    }

    private void proven(Rewriting rewriting, ProvenState answer) {
        if (isFound(rewriting)) {
            proven.put(rewriting, answer);
        }
    }

    private boolean isFound(Rewriting rewriting) {
        return state.get() instanceof RewritesState.Found(List<Rewriting> found, boolean _) && found.contains(rewriting);
    }

    void compare(BothPlans plans) {
        actions.compare(plans);
    }

    void edit(Rewriting rewriting) {
        actions.edit(rewriting.sql().strip() + "\n");
    }
}
