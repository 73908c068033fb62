package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Optional;

/// A server of our own in which statements are run and nothing is kept.
public interface ProofBench {
    /// The collation of texts that are not compared byte by byte: another order than that of their bytes.
    String LANGUAGE_ORDER = "und-x-icu";

    /// Makes this, and only this, be there. The statements find tables without a schema in all of these.
    ///
    /// @throws ProofFailure with what the server says, where it cannot be made
    void make(List<String> schemas, List<String> ddl) throws ProofFailure;

    /// What a statement takes and gives.
    ///
    /// @throws ProofFailure with what the server says, where it refuses the statement
    Described describe(String sql) throws ProofFailure;

    /// Keeps a statement under a name, instead of what was kept so before.
    ///
    /// @throws ProofFailure with what the server says, where it refuses the statement
    void prepare(String name, String sql) throws ProofFailure;

    /// Runs trials, one after the other, each in tables that are empty before and after.
    ///
    /// @throws ProofFailure where the server does not answer any more, or was told to stop
    List<Answers> run(List<Trial> trials) throws ProofFailure;

    /// Whether to go on: not where somebody told it to stop, or the time is up.
    boolean goesOn();

    /// What a statement takes and gives.
    ///
    /// @param parameters types of `$1`, `$2` ... by the server's judgement, as `format_type` names them
    /// @param types of the columns of its result, likewise; none where it has no result
    /// @param names of these; empty where they are not known
    record Described(List<String> parameters, List<String> types, List<String> names) {
        public Described {
            parameters = List.copyOf(parameters);
            types = List.copyOf(types);
            names = List.copyOf(names);
        }
    }

    /// One run of two statements.
    ///
    /// @param fill statements that fill the tables
    /// @param first gives one row: texts of rows, and texts of their sort keys or NULL
    /// @param second likewise
    /// @param look where the statements are not asked for rows but for what they do: gives one row, the texts of all rows in the tables
    /// @param returning what they return counts too, beside what they do
    record Trial(String fill, String first, String second, Optional<String> look, boolean returning) {
        Trial(String fill, String first, String second, Optional<String> look) {
            this(fill, first, second, look, false);
        }
    }

    /// What came of a run.
    ///
    /// @param unfilled why the tables could not be filled: then nothing was run
    /// @param before where it is asked for what statements do: the texts of all rows before
    record Answers(Optional<String> unfilled, Answer first, Answer second, List<String> before) {
        public Answers {
            before = List.copyOf(before);
        }
    }

    /// What a statement answered.
    sealed interface Answer {
        /// It gave rows, or none.
        ///
        /// @param rows texts of its rows, as it gave them
        /// @param keys of each row what it is sorted by; empty where that is not asked for
        record Rows(List<String> rows, List<String> keys) implements Answer {
            public Rows {
                rows = List.copyOf(rows);
                keys = List.copyOf(keys);
            }
        }

        /// It failed.
        ///
        /// @param state SQLSTATE
        record Failed(String state, String message) implements Answer {}
    }
}
