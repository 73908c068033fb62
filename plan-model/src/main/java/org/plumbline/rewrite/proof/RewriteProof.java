package org.plumbline.rewrite.proof;

import java.util.Optional;

/// How far it is proven that a rewritten statement does the same, and is faster; the least first.
public enum RewriteProof {
    /// Only its side conditions were looked at.
    SUGGESTED("suggested"),
    /// The server planned both.
    PLANNED("planned"),
    /// Both did the same on rows that were made to tell them apart.
    TESTED_EQUAL("tested equal"),
    /// Both gave the same on the person's data, and were timed.
    MEASURED("measured"),
    /// They were seen to differ, on rows that break no condition or on the person's data: what was found before counts for nothing.
    REFUTED("refuted");

    private final String words;

    RewriteProof(String words) {
        this.words = words;
    }

    /// What is known by now.
    ///
    /// @param planned the server planned both
    /// @param tested on made-up rows
    /// @param measured on the person's data
    public static RewriteProof of(boolean planned, Optional<ProofOutcome> tested, Optional<RewriteMeasurement> measured) {
        boolean refuted = tested.filter(outcome -> outcome instanceof ProofOutcome.Refuted found && found.outright()).isPresent();
        if (refuted || measured.filter(found -> found instanceof RewriteMeasurement.Differs differs && differs.refutes()).isPresent()) {
            return REFUTED;
        }
        if (measured.filter(RewriteMeasurement.Measured.class::isInstance).isPresent()) {
            return MEASURED;
        }
        return tested.filter(ProofOutcome.Equal.class::isInstance).isPresent() ? TESTED_EQUAL : planned ? PLANNED : SUGGESTED;
    }

    /// As a person reads it, in the middle of a sentence.
    public String words() {
        return words;
    }
}
