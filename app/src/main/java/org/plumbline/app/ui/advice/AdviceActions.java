package org.plumbline.app.ui.advice;

import org.plumbline.index.DdlScript;

/// What the panel asks of the window.
public interface AdviceActions {
    /// Opens a statement in an editor.
    void write(String sql);

    /// Opens a statement in an editor, with its rewrites beside it.
    void rewrite(String sql);

    /// Shows a script and its rollback, to copy or save them.
    ///
    /// @param name a file's name to offer
    void export(DdlScript script, String name);
}
