package org.plumbline.plan.parse;

/// [XmlReader] by itself.
public final class XmlFuzz {
    private XmlFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReaderFuzz.read(bytes, (lines, line, into) -> {
            var interner = new Interner();
            if (!XmlReader.startsAt(lines, line)) {
                return false;
            }
            new XmlReader(lines, line, interner).read(into);
            return true;
        });
    }
}
