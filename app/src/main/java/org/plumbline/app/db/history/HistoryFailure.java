package org.plumbline.app.db.history;

/// The history could not be read or written; the message is a sentence or two that say what to try.
public final class HistoryFailure extends Exception {
    private static final long serialVersionUID = 1;

    HistoryFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
