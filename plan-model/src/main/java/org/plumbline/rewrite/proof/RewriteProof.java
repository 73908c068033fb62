package org.plumbline.rewrite.proof;

/// How far it is proven that a rewritten statement does the same, and is faster; the least first.
public enum RewriteProof {
    /// Only its side conditions were looked at.
    SUGGESTED("suggested"),
    /// The server planned both.
    PLANNED("planned"),
    /// Both did the same on rows that were made to tell them apart.
    TESTED_EQUAL("tested equal"),
    /// Both gave the same on the person's data, and were timed.
    MEASURED("measured");

    private final String words;

    RewriteProof(String words) {
        this.words = words;
    }

    /// As a person reads it, in the middle of a sentence.
    public String words() {
        return words;
    }
}
