package org.plumbline.app.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.plumbline.app.ui.text.DefectText;

/// Something that went wrong, or was done out of sight, in the person's words.
///
/// @param sentence what happened, where, and what to try
/// @param details for whoever wants to know more: the text around the place, the stack trace
/// @param trouble it went wrong
record Notice(String sentence, String details, boolean trouble) {
    Notice(String sentence, String details) {
        this(sentence, details, true);
    }

    static Notice done(String sentence) {
        return new Notice(sentence, sentence, false);
    }

    /// Something that should not have happened.
    static Notice defect(Throwable cause) {
        return of(DefectText.of(cause), cause);
    }

    static Notice of(String sentence, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Notice(sentence, sentence + "\n\n" + trace);
    }
}
