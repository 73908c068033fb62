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
    /// @param assumed what was made true of the rows though the catalogue does not promise it
    /// @param notes what was otherwise than in the database, as sentences
    record Equal(int instances, int telling, int undecided, long seed, List<Demand> assumed, List<String> notes) implements ProofOutcome {
        public Equal {
            if (telling < 1) {
                throw new IllegalArgumentException("what never gave a row was not tried");
            }
            assumed = List.copyOf(assumed);
            notes = List.copyOf(notes);
        }
    }

    /// They do not do the same.
    ///
    /// @param instance number of the one in which it was found, from 1
    /// @param seed that the instances were made from
    record Refuted(
            Counterexample counterexample, int instance, long seed, List<Demand> assumed, List<String> notes) implements ProofOutcome {
        public Refuted {
            assumed = List.copyOf(assumed);
            notes = List.copyOf(notes);
        }
    }

    /// Nothing can be said.
    ///
    /// @param why a sentence
    record NotTried(String why) implements ProofOutcome {}
}
