package org.plumbline.rewrite.proof;

import java.util.List;
import org.plumbline.rewrite.Demand;

/// What came of running two statements on rows that were made to tell them apart.
public sealed interface ProofOutcome {
    /// They did the same every time. No proof in the strict sense: nothing was found that tells them apart.
    ///
    /// @param instances fillings of the tables in which both were run
    /// @param telling of them those in which the original gave a row or changed one: the others say little. Never none
    /// @param undecided further ones in which the original itself may answer in several ways, as a LIMIT without a total order
    /// @param seed that the instances were made from; the same gives the same
    /// @param assumed what was true of all the rows though the catalogue does not promise it
    /// @param broken what must be true, and was not true of some of the rows: nothing came of it
    /// @param notes what was otherwise than in the database, as sentences
    record Equal(int instances, int telling, int undecided, long seed, List<Demand> assumed, List<Demand> broken, List<String> notes)
            implements ProofOutcome {
        public Equal {
            if (telling < 1) {
                throw new IllegalArgumentException("what never gave a row was not tried");
            }
            assumed = List.copyOf(assumed);
            broken = List.copyOf(broken);
            notes = List.copyOf(notes);
        }
    }

    /// They do not do the same.
    ///
    /// @param instance number of the one in which it was found, from 1
    /// @param seed that the instances were made from
    /// @param unless conditions that nobody promises and that these rows break: with them true both may do the same. None where the rows
    ///        break no condition
    record Refuted(Counterexample counterexample, int instance, long seed, List<Demand> assumed, List<Demand> unless, List<String> notes)
            implements ProofOutcome {
        public Refuted {
            assumed = List.copyOf(assumed);
            unless = List.copyOf(unless);
            notes = List.copyOf(notes);
        }

        /// Whether it is so whatever the person vouches for.
        public boolean outright() {
            return unless.isEmpty();
        }
    }

    /// Nothing can be said.
    ///
    /// @param why a sentence
    record NotTried(String why) implements ProofOutcome {}
}
