package org.plumbline.app.ui.indexes;

import org.plumbline.app.db.Database;

/// Shows two plans of a statement.
@FunctionalInterface
public interface PlanOpener {
    /// Each in a tab.
    ///
    /// @param today as EXPLAIN's JSON
    /// @param then with indexes that are not there, likewise
    /// @param indexes how many there would be
    void show(Database database, String sql, String today, String then, int indexes);
}
