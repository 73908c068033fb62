package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.demo.DemoDatabase;
import org.plumbline.app.demo.DemoFailure;
import org.plumbline.app.demo.DemoQuery;
import org.plumbline.app.demo.DemoSteps;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;

/// The demo database as the window has it: started once, connected, with statements to try.
final class DemoServer {
    private static final String NAME = "Demo database";

    private final Background background;
    private final ConnectionsViewModel connections;
    private final SqlDocuments editors;
    private final Consumer<Notice> report;
    private final Path cache;
    private final double scale;
    private Optional<Started> running = Optional.empty();
    private Optional<Job> starting = Optional.empty();

    DemoServer(Background background, ConnectionsViewModel connections, SqlDocuments editors, Consumer<Notice> report) {
        this(background, connections, editors, report, DemoDatabase.usualCache(), DemoDatabase.FULL_SIZE);
    }

    /// @param cache where it is kept
    /// @param scale how large the shop is
    DemoServer(Background background, ConnectionsViewModel connections, SqlDocuments editors, Consumer<Notice> report, Path cache,
            double scale) {
        this.background = background;
        this.connections = connections;
        this.editors = editors;
        this.report = report;
        this.cache = cache;
        this.scale = scale;
    }

    /// Started and open.
    private record Started(DemoDatabase demo, Database database) implements AutoCloseable {
        /// The server stops, unless others use it.
        @Override
        public void close() {
            database.close();
            try {
                demo.close();
            } catch (DemoFailure _) {
                // The next start finds the server running.
            }
        }
    }

    /// Starts it, or shows it where it runs. One that was disconnected is started again.
    void start() {
        if (starting.filter(Job::running).isPresent()) {
            return;
        }
        Optional<Started> before = running;
        if (before.filter(now -> connections.database(now.database().profile().id()).isPresent()).isPresent()) {
            showStatements();
            return;
        }
        running = Optional.empty();
        starting = Optional.of(background.run("Starting the demo database", progress -> {
            before.ifPresent(Started::close);
            return started(progress);
        }, this::show, this::failed));
    }

    private Started started(Progress progress) throws DemoFailure, ServerFailure, InterruptedException {
        DemoDatabase demo = DemoDatabase.start(cache, scale, DemoSteps.of(progress));
        var started = new Started(demo, Database.of(NAME, demo.url()));
        try {
            started.database().open();
            return started;
        } catch (ServerFailure | RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    private void show(Started started) {
        running = Optional.of(started);
        connections.adopt(started.database());
        showStatements();
    }

    private void showStatements() {
        OpenSql shown = editors.show("Demo statements", "Statements to try on the demo database", statements());
        running.ifPresent(now -> editors.choose(shown, now.database().profile().id()));
    }

    /// Each with what is wrong with it.
    private static String statements() {
        return DemoQuery.all().stream()
                .map(query -> "-- " + query.title() + "\n-- " + query.wrong() + "\n" + query.sql() + ";\n")
                .collect(Collectors.joining("\n"));
    }

    private void failed(Throwable cause) {
        report.accept(Notice.of(cause instanceof DemoFailure || cause instanceof ServerFailure ? cause.getMessage()
                : "The demo database could not be started: " + cause.getMessage() + ".", cause));
    }
}
