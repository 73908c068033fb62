package org.plumbline.app.ui.sql;

import java.util.OptionalInt;
import org.plumbline.app.work.Job;

/// What the editor is at.
public sealed interface SqlState {
    /// Nothing runs.
    ///
    /// @param sentence what was done last; empty at first
    record Ready(String sentence) implements SqlState {}

    /// A statement is on the server.
    record Running(Job job, boolean analyze) implements SqlState {}

    /// ANALYZE would run something that writes, or whose effect no rollback undoes: the person has to say yes to exactly this.
    ///
    /// @param sql exactly that
    /// @param sentence what running it means
    record Asking(String sql, String sentence) implements SqlState {}

    /// It was refused, or failed.
    ///
    /// @param place where in the text, where that is told
    record Failed(String sentence, OptionalInt place) implements SqlState {
        Failed(String sentence) {
            this(sentence, OptionalInt.empty());
        }
    }
}
