package org.plumbline.app.ui.shell;

import org.plumbline.index.DdlScript;

/// Lets the person look at a script and its rollback, and copy or save them.
interface ScriptExport {
    /// Shows them.
    ///
    /// @param name a file's name to offer
    /// @param words how it is run, and what it does
    void show(DdlScript script, String name, String words);
}
