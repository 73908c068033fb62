package org.plumbline.app.cli;

/// Whoever read our output has gone, as `head` does: going on would be work for nobody.
final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone() {
        super("the output could not be written", null, false, false);
    }
}
