package org.plumbline.app.ui.indexes;

import org.plumbline.app.db.Database;
import org.plumbline.app.ui.state.PlansShown;

/// Shows two plans of a statement.
@FunctionalInterface
public interface PlanOpener {
    /// Both, as asked.
    ///
    /// @param today as EXPLAIN's JSON
    /// @param then with indexes that are not there, likewise
    /// @param indexes how many there would be
    /// @param way how they are shown
    void show(Database database, String sql, String today, String then, int indexes, PlansShown way);
}
