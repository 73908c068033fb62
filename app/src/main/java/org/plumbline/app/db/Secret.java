package org.plumbline.app.db;

import java.util.Arrays;

/// A password or a passphrase while it is needed. It is never printed, compared or written down; [#close()] overwrites it.
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /// A secret of its own: the array given may be wiped afterwards.
    public static Secret of(char... characters) {
        return new Secret(characters.clone());
    }

    /// A secret that came as text, as variables of the environment do.
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /// A copy that outlives the closing of this one.
    public Secret copy() {
        return of(characters);
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// As text, for libraries that take nothing else. Not to be kept.
    public String reveal() {
        return new String(characters);
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /// Never the secret, nor its length.
    @Override
    public String toString() {
        return "(secret)";
    }
}
