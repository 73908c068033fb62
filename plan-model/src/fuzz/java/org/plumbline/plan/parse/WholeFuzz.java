package org.plumbline.plan.parse;

/// Any bytes, as from a file: decoded, unwrapped, read, measured and advised on.
public final class WholeFuzz {
    private WholeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Promise.outcome(SourceText.of("fuzz", bytes));
    }
}
