package org.plumbline.app.ui.indexset;

import org.plumbline.app.db.Database;
import org.plumbline.app.work.Progress;

/// Where the statements are from that indexes are looked for.
@FunctionalInterface
public interface StatementSource {
    /// Reads them, away from the window's thread.
    ///
    /// @param database that they run on
    /// @throws NoStatements where there are none
    /// @throws Exception where they cannot be read
    Statements read(Database database, Progress progress) throws Exception;
}
