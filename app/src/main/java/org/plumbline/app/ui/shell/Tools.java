package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.ui.activity.ActivityView;
import org.plumbline.app.ui.activity.ActivityViewModel;
import org.plumbline.app.ui.advice.AdviceActions;
import org.plumbline.app.ui.advice.AdviceView;
import org.plumbline.app.ui.advice.AdviceViewModel;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.health.HealthView;
import org.plumbline.app.ui.health.HealthViewModel;
import org.plumbline.app.ui.indexset.Statements;
import org.plumbline.app.ui.settings.ServerSettingsView;
import org.plumbline.app.ui.settings.ServerSettingsViewModel;
import org.plumbline.app.ui.sql.ExplainedStatement;
import org.plumbline.app.ui.workload.Onward;
import org.plumbline.app.ui.workload.SeenValues;
import org.plumbline.app.ui.workload.WorkloadView;
import org.plumbline.app.ui.workload.WorkloadViewModel;
import org.plumbline.app.work.Background;
import org.plumbline.index.DdlScript;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.settings.Answers;

/// Opens the tools of connected databases, each once.
final class Tools {
    /// The side panel's id.
    static final String REWRITES = "rewrites";
    private static final String ADVICE_WORDS = "Run it with psql. Each statement says what it does to those who work meanwhile; what "
            + "deletes rows stands there as a comment. The rollback takes back what can be taken back.";

    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final SqlDocuments editors;
    private final RunHistory history;
    private final Background background;
    private final SettingsViewModel settings;
    private final IndexSets indexSets;
    /// What the person said of each connection's server; of those that are remembered by then, also beyond this window's time.
    private final Map<String, ObjectProperty<Answers>> answered = new HashMap<>();

    Tools(Background background, ConnectionsViewModel connections, OpenDocuments open, SqlDocuments editors, RunHistory history,
            SettingsViewModel settings, WhatIfPlans plans) {
        this.background = background;
        this.connections = connections;
        this.open = open;
        this.editors = editors;
        this.history = history;
        this.settings = settings;
        this.indexSets = new IndexSets(background, connections, open, plans, id -> show(id, ToolKind.INDEX_SET));
        connections.rows().addListener((ListChangeListener<ConnectionRow>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::changed);
            }
        });
    }

    /// The index set of each connection.
    IndexSets indexSets() {
        return indexSets;
    }

    /// What is offered of a connection: nothing while it is not open.
    static List<ToolKind> of(ConnectionRow connection) {
        return connection.connected() ? List.of(ToolKind.values()) : List.of();
    }

    /// Shows it in its tab.
    void show(String connection, ToolKind kind) {
        Optional<OpenTool> shown = open.all(OpenTool.class).filter(tool -> tool.shows(kind, connection)).findFirst();
        if (shown.isPresent()) {
            open.select(shown.get());
        } else if (connections.database(connection).isPresent()) {
            switch (kind) {
                case SQL -> editors.explainOn(connection);
                case WORKLOAD -> add(kind, connection, () -> workload(connection));
                case ADVICE -> add(kind, connection, () -> advice(connection));
                case INDEX_SET -> add(kind, connection, () -> indexSets.view(connection));
                case INDEX_HEALTH -> add(kind, connection, () -> health(connection));
                case ACTIVITY -> add(kind, connection, () -> activity(connection));
                case SETTINGS -> add(kind, connection, () -> settings(connection));
                case HISTORY -> connections.row(connection).ifPresent(row -> history.showOf(row.name()));
            }
        }
    }

    /// It is read when it is first looked at.
    private DocumentView workload(String connection) {
        String name = name(connection);
        Supplier<List<DigestedLog>> logs = () -> open.logs().map(log -> log.model().digested()).toList();
        var model = new WorkloadViewModel(background, name, () -> connections.database(connection), logs, new Onward() {
            @Override
            public void show(Database database, String sql, StatementExplainer.Explained plan) {
                editors.opened(new ExplainedStatement(database, sql, false, plan.source(), plan.plans(), plan.took()));
            }

            @Override
            public void write(String sql) {
                statement(sql);
            }

            @Override
            public void write(SeenValues seen) {
                statement("-- " + seen.from().replaceAll("\\R", " ") + "\n" + seen.sql()).model().parameters().give(seen.values());
            }

            @Override
            public void findIndexes(Chosen statements) {
                indexSets.look(connection, (on, progress) -> Statements.of("Workload", statements.read(on, progress)));
            }

            private OpenSql statement(String text) {
                OpenSql editor = editors.show("SQL", "A statement of the workload of " + name, text);
                editors.choose(editor, connection);
                return editor;
            }
        });
        var view = new WorkloadView(model);
        model.refresh();
        return new DocumentView(view, view::focusView, view::focusSearch, model::dispose);
    }

    private DocumentView advice(String connection) {
        String name = name(connection);
        var view = new AdviceView(new AdviceViewModel(background, name, () -> connections.database(connection), new AdviceActions() {
            @Override
            public void write(String sql) {
                editors.choose(editors.show("SQL", "A statement of the workload of " + name, sql), connection);
            }

            @Override
            public void rewrite(String sql) {
                write(sql);
                settings.showSidePanel(Optional.of(REWRITES));
            }

            @Override
            public void export(DdlScript script, String file) {
                indexSets.export(script, file, ADVICE_WORDS);
            }
        }));
        return new DocumentView(view, view::focusView, view::focusSearch, view::dispose);
    }

    private DocumentView health(String connection) {
        var view = new HealthView(new HealthViewModel(background, name(connection), () -> connections.database(connection)));
        return new DocumentView(view, view::focusView, view::focusSearch, view::dispose);
    }

    private DocumentView activity(String connection) {
        String name = name(connection);
        var model = new ActivityViewModel(background, name, () -> connections.database(connection),
                sql -> editors.choose(editors.show("SQL", "A statement that ran on " + name, sql), connection));
        var view = new ActivityView(model);
        model.refresh();
        return new DocumentView(view, view::focusView, view::focusSearch, view::dispose);
    }

    private DocumentView settings(String connection) {
        String name = name(connection);
        var answers = answered.computeIfAbsent(connection, this::answers);
        var view = new ServerSettingsView(new ServerSettingsViewModel(background, name, () -> connections.database(connection),
                () -> AskedSettings.of(open, name), answers));
        return new DocumentView(view, view::focusView, view::focusSearch, view::dispose);
    }

    private ObjectProperty<Answers> answers(String connection) {
        var answers = new SimpleObjectProperty<>(settings.answers(connection));
        answers.subscribe((_, now) -> {
            if (connections.remembers(connection)) {
                settings.rememberAnswers(connection, now);
            }
        });
        return answers;
    }

    /// What was said of a server does not hold for another one.
    private void changed(ConnectionRow before) {
        Optional<ConnectionRow> now = connections.row(before.id());
        if (now.isEmpty()) {
            answered.remove(before.id());
        }
        if (now.filter(row -> row.profile().isOfServer(before.profile())).isEmpty()) {
            Optional.ofNullable(answered.get(before.id())).ifPresentOrElse(
                    answers -> answers.set(Answers.NONE), () -> settings.rememberAnswers(before.id(), Answers.NONE));
        }
    }

    private String name(String connection) {
        return connections.row(connection).map(ConnectionRow::name).orElse("");
    }

    private void add(ToolKind kind, String connection, Supplier<DocumentView> view) {
        String place = connections.row(connection).map(row -> row.profile().place()).orElse("");
        var tool = new OpenTool(kind, connection, kind.title() + " · " + name(connection), place, view);
        open.add(tool);
        open.select(tool);
    }
}
