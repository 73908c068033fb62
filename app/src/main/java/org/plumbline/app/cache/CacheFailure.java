package org.plumbline.app.cache;

/// Why a cache could not be asked or an item not loaded, in words, and what to try.
public final class CacheFailure extends Exception {
    private static final long serialVersionUID = 1;

    CacheFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
