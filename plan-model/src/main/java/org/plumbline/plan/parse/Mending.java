package org.plumbline.plan.parse;

/// Lines that were broken on their way to us, put together again.
final class Mending {
    private Mending() {}

    /// The same text with the lines that EXPLAIN printed, as far as that can be told.
    static Lines of(Lines lines) {
        return of(lines, false);
    }

    /// Likewise, where all lines were broken at spaces.
    static Lines atSpaces(Lines lines) {
        return of(lines, true);
    }

    private static Lines of(Lines lines, boolean atSpaces) {
        var mended = new LineWriter();
        var interner = new Interner();
        int line = 0;
        while (line < lines.count()) {
            if (JsonReader.startsAt(lines, line)) {
                line = JsonMend.mend(lines, line, mended);
            } else if (XmlReader.startsAt(lines, line)) {
                line = MarkedMend.xml(lines, line, mended);
            } else if (YamlReader.startsAt(lines, line)) {
                line = MarkedMend.yaml(lines, line, mended);
            } else if (TextMend.startsAt(lines, line, interner)) {
                line = TextMend.mend(lines, line, atSpaces, mended);
            } else {
                mended.line(lines, line, lines.start(line), lines.end(line));
                line++;
            }
        }
        return mended.toLines().endingAt(lines.lastNumber());
    }
}
