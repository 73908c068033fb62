package org.plumbline.app.ui.workload;

import org.plumbline.app.db.Database;
import org.plumbline.app.db.StatementExplainer;

/// Where a statement of a workload goes from here.
public interface Onward {
    /// Shows its plan.
    void show(Database database, String sql, StatementExplainer.Explained plan);

    /// Puts its text into an editor, where values can be given.
    void write(String sql);

    /// Likewise, with values that it was seen to have.
    void write(SeenValues seen);
}
