package org.plumbline.rewrite.proof;

/// How much is tried.
///
/// @param instances at most
/// @param seed that they are made from
public record ProofEffort(int instances, long seed) {
    /// Some seconds.
    public static final ProofEffort USUAL = new ProofEffort(3_000, 1);

    public ProofEffort {
        if (instances < 1) {
            throw new IllegalArgumentException("no instances");
        }
    }
}
