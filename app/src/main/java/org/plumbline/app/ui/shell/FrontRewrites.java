package org.plumbline.app.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.util.Subscription;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.app.ui.rewrites.RewriteSubject;
import org.plumbline.app.ui.rewrites.RewritesView;
import org.plumbline.app.ui.rewrites.RewritesViewModel;
import org.plumbline.app.ui.sql.DatabaseChoice;
import org.plumbline.app.ui.sql.SqlViewModel;
import org.plumbline.app.work.Background;
import org.plumbline.sql.SqlScript;

/// Keeps the Rewrites panel at the statement in front: that of a plan, or the one at an editor's caret.
final class FrontRewrites {
    private final RewritesViewModel rewrites;
    private Subscription editor = Subscription.EMPTY;

    private FrontRewrites(RewritesViewModel rewrites) {
        this.rewrites = rewrites;
    }

    /// The panel, which follows the front as long as there is a window.
    static RewritesView panel(ShellViewModel model, Background background, ConnectedServers connected) {
        var rewrites = new RewritesViewModel(background, connected.servers(), model.rewriteActions(), ProvingGround.ofThisUser());
        var front = new FrontRewrites(rewrites);
        model.frontProperty().subscribe(front::follow);
        return new RewritesView(rewrites);
    }

    private void follow(Optional<OpenDocument> document) {
        editor.unsubscribe();
        editor = Subscription.EMPTY;
        switch (document.orElse(null)) {
            case OpenPlan plan -> rewrites.show(new RewriteSubject(plan.read().plan().origin().query(), connection(plan.source().key())),
                    Map::of);
            case OpenSql sql -> editor = Subscription.combine(
                    sql.model().currentStatementProperty().subscribe(_ -> show(sql.model())),
                    sql.model().databaseProperty().subscribe(_ -> show(sql.model())));
            case null, default -> rewrites.show(RewriteSubject.NONE, Map::of);
        }
    }

    private void show(SqlViewModel written) {
        Optional<String> statement = written.currentStatementProperty().get().map(SqlScript.Statement::sql);
        rewrites.show(statement.isEmpty() ? RewriteSubject.NONE
                : new RewriteSubject(statement, written.databaseProperty().get().map(DatabaseChoice::name)), written.parameters()::given);
    }

    /// Where a plan was made, by the connection's name.
    private static Optional<String> connection(SourceKey key) {
        return switch (key) {
            case SourceKey.OfExplained(int _, StatementOn on) -> Optional.of(on.connection());
            case SourceKey.OfRun(long _, StatementOn on) -> Optional.of(on.connection());
            case SourceKey.OfPlanned(int _, String connection, boolean _) -> Optional.of(connection);
            case SourceKey.OfFile _, SourceKey.OfLogged _, SourceKey.OfText _, SourceKey.OfSample _ -> Optional.empty();
        };
    }
}
