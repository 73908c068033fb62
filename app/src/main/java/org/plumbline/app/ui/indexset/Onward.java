package org.plumbline.app.ui.indexset;

import java.util.List;
import org.plumbline.app.db.Database;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.index.DdlScript;

/// Where one goes from a set of indexes, and what else there is to begin with.
public interface Onward {
    /// Shows the plan of today and the one with indexes that are not there.
    ///
    /// @param today as EXPLAIN's JSON
    /// @param then likewise
    /// @param indexes how many indexes there would be
    /// @param way each in a tab, or side by side
    void show(Database database, String sql, String today, String then, int indexes, PlansShown way);

    /// Lets the person copy or save a script.
    ///
    /// @param name a file's name to offer
    void export(DdlScript script, String name);

    /// Statements of open documents.
    List<Statements> open();
}
