package org.plumbline.app.ui.indexset;

import java.io.Serial;

/// There is nothing to look for indexes for: a sentence that says why, and what to try.
public final class NoStatements extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// For this reason.
    public NoStatements(String sentence) {
        super(sentence);
    }
}
