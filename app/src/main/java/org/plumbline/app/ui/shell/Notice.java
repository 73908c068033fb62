package org.plumbline.app.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Something that went wrong, in the person's words.
///
/// @param sentence what happened, where, and what to try
/// @param details for whoever wants to know more: the text around the place, the stack trace
record Notice(String sentence, String details) {
    static Notice of(String sentence, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Notice(sentence, sentence + "\n\n" + trace);
    }
}
