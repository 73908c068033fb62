package org.plumbline.rewrite.proof;

/// The scratch server refused something or no longer answers; the message is a sentence.
public final class ProofFailure extends Exception {
    private static final long serialVersionUID = 1;

    public ProofFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
