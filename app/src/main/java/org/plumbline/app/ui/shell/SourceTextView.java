package org.plumbline.app.ui.shell;

import javafx.scene.control.TextArea;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.look.Look;

/// A plan as it was written.
final class SourceTextView extends TextArea {
    SourceTextView(Analysis analysis) {
        super(analysis.source().text());
        setEditable(false);
        getStyleClass().add(Look.CODE);
    }

    void dispose() {
        clear();
    }
}
