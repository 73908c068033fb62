package org.plumbline.plan.parse;

/// [TextReader] by itself.
public final class TextFuzz {
    private TextFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReaderFuzz.read(bytes, (lines, line, into) -> {
            var interner = new Interner();
            if (!TextReader.startsAt(lines, line, interner)) {
                return false;
            }
            new TextReader(lines, line, interner).read(into);
            return true;
        });
    }
}
