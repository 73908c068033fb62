package org.plumbline.app.cli;

/// What a command's exit status says. Scripts rest on these numbers.
public final class ExitStatus {
    public static final int DONE = 0;
    /// `--fail-on` was met.
    public static final int FOUND = 1;
    /// An input could not be read or a statement failed.
    public static final int FAILED = 2;
    /// There is no connection to the server.
    public static final int NO_CONNECTION = 3;
    /// The command was called wrongly (`EX_USAGE` of sysexits.h).
    public static final int USAGE = 64;

    private ExitStatus() {}
}
