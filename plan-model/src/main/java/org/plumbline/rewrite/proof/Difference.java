package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Optional;

/// How two statements differ.
public sealed interface Difference {
    /// One gives rows that the other does not give, or not so often.
    ///
    /// @param onlyOriginal each with a value for every column; an empty one is NULL. Of statements that
    ///        change tables the table's name first
    /// @param onlyOther likewise; both are empty where the same rows come in an order that the original never has
    record OtherRows(List<List<Optional<String>>> onlyOriginal, List<List<Optional<String>>> onlyOther) implements Difference {
        public OtherRows {
            onlyOriginal = onlyOriginal.stream().map(List::copyOf).toList();
            onlyOther = onlyOther.stream().map(List::copyOf).toList();
        }

        /// Of rows as PostgreSQL writes them: `(1,"a b",)`.
        public static OtherRows of(List<String> onlyOriginal, List<String> onlyOther) {
            return new OtherRows(onlyOriginal.stream().map(RowText::values).toList(), onlyOther.stream().map(RowText::values).toList());
        }
    }

    /// One of them fails, the other does not.
    ///
    /// @param original it is the original
    /// @param state SQLSTATE
    /// @param message the server's
    record OneFails(boolean original, String state, String message) implements Difference {}

    /// The columns of the results are not the same: names or types.
    ///
    /// @param original each as `name type`
    record OtherColumns(List<String> original, List<String> other) implements Difference {
        public OtherColumns {
            original = List.copyOf(original);
            other = List.copyOf(other);
        }
    }
}
