package org.plumbline.plan.parse;

/// [JsonReader] by itself.
public final class JsonFuzz {
    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReaderFuzz.read(bytes, (lines, line, into) -> {
            var interner = new Interner();
            if (!JsonReader.startsAt(lines, line)) {
                return false;
            }
            new JsonReader(lines, line, interner).read(into);
            return true;
        });
    }
}
