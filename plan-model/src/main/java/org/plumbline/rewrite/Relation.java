package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;

/// In which sense a rewritten statement does what the original does.
public sealed interface Relation {
    /// The same rows; in the same order as far as the original asks for one.
    record SameRows() implements Relation {}

    /// The rows that the original gives for each member of an array, one run after another, in any order.
    ///
    /// @param single the original's parameter
    /// @param array the rewritten statement's, whose members are what the original was run with
    /// @param memberInFront the rewritten statement has one column more, its first, with the member that the row belongs to
    record SameForEach(String single, String array, boolean memberInFront) implements Relation {}

    /// The same rows in the tables afterwards.
    record SameEffect() implements Relation {}

    /// The page behind the one that ends with a row, where the original counts how many rows to skip.
    ///
    /// @param skipped the original's parameter or figure behind OFFSET
    /// @param lastKeys the rewritten statement's parameters, in the order of the keys of its ORDER BY; none for one that it looks up itself
    record NextPage(String skipped, List<Optional<String>> lastKeys) implements Relation {
        public NextPage {
            lastKeys = List.copyOf(lastKeys);
        }

        /// Those that the program gives.
        public List<String> given() {
            return lastKeys.stream().flatMap(Optional::stream).toList();
        }
    }
}
