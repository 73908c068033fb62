package org.plumbline.app.ui.history;

import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.plan.digest.NormalisedStatement;

/// A statement on one connection: runs of it can be compared.
///
/// @param statement without its values
/// @param connection what the person calls it
public record StatementOn(NormalisedStatement statement, String connection) {
    public static StatementOn of(ExplainRun run) {
        return new StatementOn(run.statement(), run.place().connection());
    }

}
