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
    private Optional<DemoDatabase> running = Optional.empty();
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
    private record Started(DemoDatabase demo, Database database) {}

    /// Starts it, or shows it where it runs.
    void start() {
        if (starting.filter(Job::running).isPresent()) {
            return;
        }
        if (running.isPresent()) {
            showStatements();
            return;
        }
        starting = Optional.of(background.run("Starting the demo database", this::started, this::show, this::failed));
    }

    /// Stops it, unless others use it.
    void close() {
        starting.ifPresent(Job::cancel);
        running.ifPresent(demo -> {
            try {
                demo.close();
            } catch (DemoFailure _) {
                // The window is gone; the next start finds the server running.
            }
        });
        running = Optional.empty();
    }

    private Started started(Progress progress) throws DemoFailure, ServerFailure, InterruptedException {
        DemoDatabase demo = DemoDatabase.start(cache, scale, DemoSteps.of(progress));
        Database database = Database.of(NAME, demo.url());
        database.open();
        return new Started(demo, database);
    }

    private void show(Started started) {
        running = Optional.of(started.demo());
        connections.adopt(started.database());
        showStatements();
    }

    private void showStatements() {
        editors.show("Demo statements", "Statements to try on the demo database", statements());
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
