package org.plumbline.app.ui.indexes;

import java.util.Optional;
import org.plumbline.analysis.Analysis;

/// A plan whose suggested indexes a person may try.
///
/// @param statement that it is of, where that is known and can be planned again
/// @param obstacle why it cannot be tried where there is no statement: a sentence
/// @param connection where it was made, by the connection's name, where that is known
public record TrialSubject(Analysis analysis, Optional<String> statement, String obstacle, Optional<String> connection) {
    private static final String NO_STATEMENT = "The plan's text does not carry its statement, so that no server can plan it again. "
            + "Explain the statement in the SQL editor (Ctrl+N) to try these indexes.";

    /// A plan of no known connection.
    public static TrialSubject of(Analysis analysis) {
        return of(analysis, Optional.empty());
    }

    /// A plan that was made on this connection.
    public static TrialSubject of(Analysis analysis, Optional<String> connection) {
        return new TrialSubject(analysis, analysis.plan().origin().query(), NO_STATEMENT, connection);
    }
}
