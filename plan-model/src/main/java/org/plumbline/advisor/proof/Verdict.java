package org.plumbline.advisor.proof;

/// What the runs of a statement say of new indexes.
public enum Verdict {
    /// Faster by more than what lies in the noise.
    FASTER,
    /// No difference that could be told from the noise, or one that nobody would notice.
    SAME,
    /// Slower by more than a tenth and a tenth of a millisecond, and more than what lies in the noise.
    SLOWER
}
