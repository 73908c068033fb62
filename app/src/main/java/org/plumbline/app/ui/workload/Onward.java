package org.plumbline.app.ui.workload;

import java.util.Map;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.work.Progress;

/// Where a statement of a workload goes from here.
public interface Onward {
    /// Shows its plan.
    void show(Database database, String sql, StatementExplainer.Explained plan);

    /// Puts its text into an editor, where values can be given.
    void write(String sql);

    /// Likewise, with values that it was seen to have.
    void write(SeenValues seen);

    /// Looks for indexes for these.
    void findIndexes(Chosen statements);

    /// Statements that a person chose.
    interface Chosen {
        /// How often each ran, by its text; with values where those were asked for and seen.
        ///
        /// @throws ServerFailure when the server cannot be reached, or does not answer
        Map<String, Double> read(Database database, Progress progress) throws ServerFailure;
    }
}
