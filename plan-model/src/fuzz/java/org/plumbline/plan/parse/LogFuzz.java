package org.plumbline.plan.parse;

/// Any bytes, as a server's log: its entries found, parsed and grouped.
public final class LogFuzz {
    private LogFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Promise.log(bytes);
    }
}
