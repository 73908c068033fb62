package org.plumbline.plan.parse;

/// [YamlReader] by itself.
public final class YamlFuzz {
    private YamlFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReaderFuzz.read(bytes, (lines, line, into) -> {
            var interner = new Interner();
            if (!YamlReader.startsAt(lines, line)) {
                return false;
            }
            new YamlReader(lines, line, interner).read(into);
            return true;
        });
    }
}
